"""What readers write: its length, its tidying, and what cannot be stored.

Rules: STANDARDS.md, "Comments". Nothing here makes text safe for a page: that is escaping, once, on output.
"""

import re
import unicodedata
from typing import Literal

from courant.lib.marks import composed, cut_marks

LIMIT = 1500
NAME_LIMIT = 60

# Vocalised Arabic stacks three, Hebrew with cantillation four, Tibetan five; zalgo stacks dozens.
_MARKS_IN_TEXT = 8
_MARKS_IN_NAME = 4

_EMBEDDINGS = "\u202a\u202b\u202d\u202e"  # LRE RLE LRO RLO, closed by PDF
_PDF = "\u202c"
_ISOLATES = "\u2066\u2067\u2068"  # LRI RLI FSI, closed by PDI
_PDI = "\u2069"
_BIDI = re.compile(f"[{_EMBEDDINGS}{_PDF}{_ISOLATES}{_PDI}]")
# What ends a paragraph for the bidi algorithm (class B), and U+2028, which browsers treat as one.
_PARAGRAPH_END = re.compile("([\n\x1c-\x1e\x85\u2028\u2029])")

_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_FILLERS = "\u115f\u1160\u3164\uffa0"  # letters to Unicode, blank to readers


def length(text: str) -> int:
    """Count code points after CRLF and CR become LF, before trimming.

    The same as `[...text].length` on a textarea's value in a browser.
    """
    return len(with_plain_newlines(text))


def with_plain_newlines(text: str) -> str:
    """The text with LF at the end of each line, as a textarea's value has it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def find_fault(text: str) -> Literal["surrogate", "nul", "control"] | None:
    """Name what makes a text impossible to store: a lone surrogate, NUL, or another control character."""
    if _SURROGATE.search(text):
        return "surrogate"
    if "\0" in text:
        return "nul"
    if _CONTROL.search(text):
        return "control"
    return None


def tidy_text(text: str) -> str:
    """Bring a comment into the form that is stored.

    Newlines become LF, bidi controls stay only in pairs, marks are cut to eight on a letter, the ends are
    trimmed, and all is in NFC, which makes a few scripts longer: check the limit with `length` before.
    """
    text = with_plain_newlines(text)
    if _BIDI.search(text):
        lines = _PARAGRAPH_END.split(text)
        text = "".join(_balanced(line) if _BIDI.search(line) else line for line in lines)
    return cut_marks(composed(text), _MARKS_IN_TEXT).strip()


def tidy_name(name: str) -> str:
    """Bring a reader's name into the form that is stored: one line, no bidi controls, marks cut to four.

    Empty when nothing of it could be seen.
    """
    one_line = " ".join(_BIDI.sub("", name).split())
    tidy = cut_marks(composed(one_line), _MARKS_IN_NAME)
    return tidy if can_be_seen(tidy) else ""


def can_be_seen(text: str) -> bool:
    """Whether anything of it shows: spaces, joiners and blank letters do not."""
    return any(map(_shows, text))


def _balanced(line: str) -> str:
    """Drop each bidi control that opens or closes nothing (pairing as in UAX 9, BD9 and BD11)."""
    unpaired: set[int] = set()
    opened: list[int] = []
    isolates = 0
    for place, character in enumerate(line):
        if character in _EMBEDDINGS or character in _ISOLATES:
            opened.append(place)
            isolates += character in _ISOLATES
        elif character == _PDF and opened and line[opened[-1]] in _EMBEDDINGS:
            opened.pop()
        elif character == _PDI and isolates:
            isolates -= 1
            unpaired.update(_close_isolate(line, opened))
        elif character in (_PDF, _PDI):
            unpaired.add(place)
    unpaired.update(opened)
    return "".join(character for place, character in enumerate(line) if place not in unpaired)


def _close_isolate(line: str, opened: list[int]) -> list[int]:
    """Take the nearest isolate off the open ones; return the embeddings that it cut off from their end."""
    cut_off = []
    while line[start := opened.pop()] not in _ISOLATES:
        cut_off.append(start)
    return cut_off


def _shows(character: str) -> bool:
    return unicodedata.category(character)[0] not in "CZ" and character not in _FILLERS
