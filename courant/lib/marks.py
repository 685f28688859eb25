"""Combining marks: the few that languages need, not the hundreds that vandals stack."""

import re
import unicodedata

# Far above what any language stacks, low enough that NFC's sorting of marks stays cheap.
BEFORE_NFC = 32


def is_mark(character: str) -> bool:
    """Say whether a character combines with the one before it (Unicode categories Mn, Mc, Me)."""
    return unicodedata.category(character)[0] == "M"


def cut_marks(text: str, limit: int) -> str:
    """Keep at most `limit` combining marks after each base character."""
    if not _may_have_stack(text, limit):
        return text
    kept, run = [], 0
    for character in text:
        kind = unicodedata.category(character)
        if kind[0] == "M":
            run += 1
        elif kind != "Cf":  # a joiner or bidi control between marks draws nothing, so the stack goes on
            run = 0
        if kind[0] != "M" or run <= limit:
            kept.append(character)
    return "".join(kept)


def _may_have_stack(text: str, limit: int) -> bool:
    """Whether more marks than that may stand in a row: asked of all at once, since hardly any text has them."""
    return not text.isascii() and re.search(rf"[^\w\x00-\x7f]{{{limit + 1}}}", text) is not None


def composed(text: str) -> str:
    """NFC, in time that does not explode.

    Python sorts a run of marks by insertion, so 64 kB of unsorted marks would take seconds: the runs are
    shortened first.
    """
    return unicodedata.normalize("NFC", cut_marks(text, BEFORE_NFC))
