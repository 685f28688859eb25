"""Rich text: the few tags that a story may have, whatever the editor, the paste or the import brought."""

import re
from collections.abc import Callable
from html import escape, unescape

from courant.lib.html_cleaning import LISTS, OUR_LINKS, OUTSIDE_LINKS, PARAGRAPHS, Cleaner, Link
from courant.lib.html_reading import HtmlReader

_ANCHOR = re.compile('<a href="([^"]*)">(.*?)</a>', re.DOTALL)
# What most paragraphs are: written by our own editor, without emphasis, links or anything to be escaped.
# All but <, > and &, and characters that control something.
_PLAIN_TEXT = r"(?!\s)[ -%'-;=?-~\xa0-\U0010ffff]+"
_PLAIN = re.compile(f'(?:<p(?: data-block-key="[0-9a-z]*")?>{_PLAIN_TEXT}</p>)+')
_BLOCK_KEY = re.compile('<p data-block-key="[0-9a-z]*">')
_SCHEME = re.compile(r"\s*[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def clean_html(html: str, link: Link) -> str:
    """Re-emit only p, b, i, a, ul, ol, li and br, well nested, everything else as escaped text or not at all.

    `link` gets the attributes of each `<a>` and returns its address or None; an address is used only if it
    begins with https://, http://, mailto: or courant:, otherwise the text stays without a link.
    """
    return _BLOCK_KEY.sub("<p>", html) if _PLAIN.fullmatch(html) else parsed(html, link)


def parsed(html: str, link: Link) -> str:
    """What clean_html does with everything that has to be read tag by tag."""
    cleaner = Cleaner(link)
    cleaner.read(html)
    return cleaner.finished()


def rewrite_links(html: str, resolve: Callable[[str], str | None]) -> str:
    """Replace each courant:KEY in what clean_html made by resolve(KEY), or drop the link and keep its text.

    Links to other sites get rel="noopener".
    """
    if "<a " not in html:
        return html

    def rewritten(anchor: re.Match[str]) -> str:
        href, inside = unescape(anchor[1]), anchor[2]
        if href.startswith(OUTSIDE_LINKS):
            return f'<a href="{escape(href)}" rel="noopener">{inside}</a>'
        if not href.startswith(OUR_LINKS):
            return anchor[0]
        address = resolve(href.removeprefix(OUR_LINKS))
        if address is None or (_SCHEME.match(address) and not address.startswith(OUTSIDE_LINKS)):
            return inside
        return f'<a href="{escape(address)}">{inside}</a>'

    return _ANCHOR.sub(rewritten, html)


def plain_text(html: str) -> str:
    """Give the words alone, on one line, not escaped: for descriptions and counts."""
    words = _Words()
    words.read(html)
    return " ".join("".join(words.pieces).split())


class _Words(HtmlReader):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in PARAGRAPHS or tag in (*LISTS, "li", "br"):
            self.pieces.append(" ")

    def end(self, tag: str) -> None:
        self.start(tag, {})

    def text(self, text: str) -> None:
        self.pieces.append(text)
