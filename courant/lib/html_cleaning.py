"""The work behind rich_text.clean_html: only known tags, well nested, none of them empty."""

import re
from collections.abc import Callable
from html import escape

from courant.lib.html_reading import HtmlReader

Link = Callable[[dict[str, str]], str | None]

OUR_LINKS = "courant:"
OUTSIDE_LINKS = ("https://", "http://")
_SAFE_STARTS = (*OUTSIDE_LINKS, "mailto:", OUR_LINKS)

LISTS = ("ul", "ol")
# Other blocks are paragraphs to us, or the last word of one would run into the first of the next.
PARAGRAPHS = (
    *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "article", "aside", "header"),
    *("footer", "main", "figure", "figcaption", "pre", "address", "dl", "dt", "dd", "table", "caption", "tr"),
    *("td", "th", "hr", "form", "fieldset"),
)
_INLINES = {"b": "b", "strong": "b", "i": "i", "em": "i", "a": "a"}
# Browsers stop nesting at 512; a story has two or three, and an attack has a million.
_DEEPEST = 20


class Cleaner(HtmlReader):
    """Writes blocks and inline tags only when text needs them, so that none is empty and none is crossed."""

    def __init__(self, link: Link) -> None:
        """`link` says where an `<a>` may lead."""
        super().__init__()
        self.link = link
        self.out: list[str] = []
        self.blocks: list[str] = []
        self.written_blocks = 0
        # Start tag, and the depth of blocks where it began. One of a kind: a thousand `<b>` are one.
        self.inlines: dict[str, tuple[str, int]] = {}
        self.written_inlines: list[str] = []
        self.has_text = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open what we know, after closing what cannot contain it."""
        if tag == "br":
            if self.has_text:
                self._write("<br>")
        elif tag in _INLINES:
            self._start_inline(_INLINES[tag], attributes)
        elif tag in LISTS:
            self._start_list(tag)
        elif tag == "li" and any(block in LISTS for block in self.blocks):
            while self.blocks[-1] not in LISTS:
                self._pop()
            self._push("li")
        elif tag in PARAGRAPHS or tag == "li":
            self._close_paragraph()
            self._push("p")

    def end(self, tag: str) -> None:
        """Close what we know."""
        if tag in _INLINES:
            self._end_inline(_INLINES[tag])
        elif tag in (*LISTS, "li"):
            self._close_until(tag)
        elif tag in PARAGRAPHS:
            self._close_paragraph()

    def text(self, text: str) -> None:
        """Write text, unless it is the white space between blocks."""
        if self.has_text or not text.isspace():
            self._write(escape(text, quote=False))

    def finished(self) -> str:
        """Close what is open and give the whole."""
        while self.blocks:
            self._pop()
        self._close_inlines(len(self.written_inlines))
        return "".join(self.out)

    def _start_inline(self, tag: str, attributes: dict[str, str]) -> None:
        if tag != "a":
            self.inlines.setdefault(tag, (f"<{tag}>", len(self.blocks)))
            return
        self._end_inline("a")  # a link inside a link ends the first one
        href = _safe_href(self.link(attributes))
        if href is not None:
            self.inlines["a"] = (f'<a href="{escape(href)}">', len(self.blocks))

    def _end_inline(self, tag: str) -> None:
        if tag in self.written_inlines:
            self._close_inlines(len(self.written_inlines) - self.written_inlines.index(tag))
        self.inlines.pop(tag, None)

    def _start_list(self, tag: str) -> None:
        self._close_paragraph()
        if len(self.blocks) < _DEEPEST:
            self._push(tag)

    def _close_paragraph(self) -> None:
        if self.blocks and self.blocks[-1] == "p":
            self._pop()
        else:
            self._break_block()

    def _close_until(self, tag: str) -> None:
        """Close a list, or an item of the innermost list; an end tag without its start is nothing."""
        for block in reversed(self.blocks):
            if block == tag:
                while self._pop() != tag:
                    pass
                return
            if tag == "li" and block in LISTS:
                return

    def _push(self, block: str) -> None:
        self._break_block()
        if block != "li":
            self._leave_list_itself()
        self.blocks.append(block)

    def _leave_list_itself(self) -> None:
        """Begin an item: a list may hold nothing else."""
        if self.blocks and self.blocks[-1] in LISTS:
            self.blocks.append("li")

    def _pop(self) -> str:
        self._break_block()
        block = self.blocks.pop()
        if self.written_blocks > len(self.blocks):
            self.out.append(f"</{block}>")
            self.written_blocks = len(self.blocks)
        # An unclosed <b> or <a> ends with its block, rather than taking the rest of the story.
        self.inlines = {tag: it for tag, it in self.inlines.items() if it[1] <= len(self.blocks)}
        return block

    def _break_block(self) -> None:
        self._close_inlines(len(self.written_inlines))
        self.has_text = False

    def _close_inlines(self, count: int) -> None:
        for _ in range(count):
            self.out.append(f"</{self.written_inlines.pop()}>")

    def _write(self, piece: str) -> None:
        self._leave_list_itself()
        for block in self.blocks[self.written_blocks :]:
            self.out.append(f"<{block}>")
        self.written_blocks = len(self.blocks)
        for tag, (start_tag, _) in self.inlines.items():
            if tag not in self.written_inlines:
                self.out.append(start_tag)
                self.written_inlines.append(tag)
        self.out.append(piece)
        self.has_text = True


def _safe_href(href: str | None) -> str | None:
    if href is None or not href.startswith(_SAFE_STARTS) or any(ord(character) < 32 for character in href):
        return None
    return re.sub("[\ud800-\udfff]", "", href.replace(" ", "%20"))
