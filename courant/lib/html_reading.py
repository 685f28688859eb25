"""A forgiving HTML reader: tags and text of whatever comes, without what is code rather than content."""

import re
from html.parser import HTMLParser

# Their contents are code, styling, another document, or alternatives to what is shown.
DROPPED = (
    *("script", "style", "iframe", "object", "svg", "math", "template", "noscript", "noembed", "noframes"),
    *("textarea", "select", "title", "head"),
)

# What cannot stand in HTML or cannot be written as UTF-8: controls, lone surrogates, two noncharacters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(html: str) -> str:
    """It, less the characters that cannot stand in HTML or cannot be written."""
    return _UNPRINTABLE.sub("", html)


class HtmlReader(HTMLParser):
    """Calls start, end and text for content only; subclasses say what to do with it."""

    def __init__(self) -> None:
        """Read character references as the characters they mean."""
        super().__init__(convert_charrefs=True)
        self._dropping: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Note that an element begins."""

    def end(self, tag: str) -> None:
        """Note that an element ends."""

    def text(self, text: str) -> None:
        """Note a piece of text."""

    def read(self, html: str) -> None:
        """Read a whole fragment."""
        self.feed(printable(html))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass a start tag on, or begin to drop."""
        if tag in DROPPED:
            self._dropping.append(tag)
        elif not self._dropping:
            # Reversed, because browsers take the first of two attributes with one name.
            self.start(tag, {name: value or "" for name, value in reversed(attrs)})

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Treat `<b/>` as `<b>`, as browsers do; `<svg/>` really is empty."""
        if tag not in DROPPED or tag in ("script", "style"):
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Pass an end tag on, or stop dropping at the one that ends what is dropped."""
        if tag in self._dropping:
            while self._dropping.pop() != tag:
                pass
        elif not self._dropping:
            self.end(tag)

    def handle_data(self, data: str) -> None:
        """Pass text on."""
        # A reference such as &#x1; can bring back what was removed from the source.
        if not self._dropping and (clean := _UNPRINTABLE.sub("", data)):
            self.text(clean)

    def parse_html_declaration(self, i: int) -> int:
        """Read `<![anything` as a comment, as browsers do; Python's own parser fails on it."""
        if self.rawdata[i : i + 3] == "<![":
            return self.parse_bogus_comment(i)
        return super().parse_html_declaration(i)
