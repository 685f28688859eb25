"""A strict reader of printed pages: whatever a browser would have to mend is a fault, named with its line.

The rules are stricter than HTML's own, so that they can be told in a few lines and hold in every parser: names in lower
case, attributes in double quotes and never twice, every element closed by hand and in order, no `<` or bare `&` in text.
"""

import re
from dataclasses import dataclass
from html import unescape

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# A browser ends a paragraph where one of these begins, whatever was meant.
ENDS_PARAGRAPH = frozenset(
    "address article aside blockquote details dialog div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr main menu nav ol p pre section table ul".split()
)
NOT_IN_ITSELF = frozenset("a button form label option p".split())
PARENTS = {"li": ("ul", "ol", "menu"), "dt": ("dl", "div"), "dd": ("dl", "div"), "figcaption": ("figure",),
           "legend": ("fieldset",), "summary": ("details",), "tr": ("table", "tbody", "thead", "tfoot")}  # fmt: skip
ONCE = ("html", "head", "body", "title", "main")

_TOKEN = re.compile(
    r"<!--(?P<comment>.*?)-->"
    r"|<(?P<end>/?)(?P<name>[a-z][a-z0-9-]*)(?P<attributes>(?:\s+[^\s\"'<>/=]+(?:=\"[^\"<]*\")?)*)\s*(?P<empty>/?)>"
    r"|<(?P<doctype>!doctype html)>"
    r"|(?P<stray><)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"\s+([^\s\"'<>/=]+)(?:=\"([^\"<]*)\")?")
_BARE_AMPERSAND = re.compile(r"&(?!(?:[a-zA-Z][a-zA-Z0-9]*|#[0-9]+|#x[0-9a-fA-F]+);)")
_UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Element:
    """A start tag."""

    name: str
    attributes: dict[str, str]


class Markup:
    """What was read of one page: its elements in order, the text of its scripts, and what is wrong."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.elements: list[Element] = []
        self.scripts: list[tuple[Element, str]] = []
        self.faults: list[str] = []
        self._open: list[str] = []
        if not html.startswith("<!doctype html>"):
            self._fault(0, "it does not begin with <!doctype html>")
        position = 0
        while token := _TOKEN.search(html, position):
            position = self._take(token)
        self.faults += [f"<{name}> is never closed" for name in self._open]
        self._look_at_the_whole()

    def _fault(self, position: int, what: str) -> None:
        self.faults.append(f"line {self.html.count(chr(10), 0, position) + 1}: {what}")

    def _take(self, token: re.Match[str]) -> int:
        """Take one token; returns where to go on."""
        at, name = token.start(), token["name"]
        if token["stray"]:
            self._fault(at, f"this is no tag: {self.html[at : at + 40]!r}")
        elif name and token["end"]:
            self._close(name, at)
        elif name:
            element = Element(name, self._attributes(token))
            self.elements.append(element)
            self._look_at_nesting(name, at)
            if token["empty"] and name not in VOID and "svg" not in self._open:
                self._fault(at, f"<{name}/> is not closed: only void elements are empty")
            elif name == "script":
                return self._script(element, token)
            elif name not in VOID and not token["empty"]:
                self._open.append(name)
        return token.end()

    def _attributes(self, token: re.Match[str]) -> dict[str, str]:
        attributes: dict[str, str] = {}
        for name, value in _ATTRIBUTE.findall(token["attributes"]):
            if name in attributes:
                self._fault(token.start(), f"<{token['name']}> has {name} twice")
            elif name != name.lower():
                self._fault(token.start(), f"<{token['name']}> has {name}: names are in lower case")
            attributes.setdefault(name, unescape(value) if "&" in value else value)
        return attributes

    def _close(self, name: str, at: int) -> None:
        if self._open and self._open[-1] == name:
            self._open.pop()
            return
        inner = f"<{self._open[-1]}>" if self._open else "nothing"
        self._fault(at, f"</{name}> stands where {inner} is open")
        if name in self._open:  # go on as a browser would, so that one fault is not told a hundred times
            while self._open.pop() != name:
                pass

    def _script(self, element: Element, token: re.Match[str]) -> int:
        end = self.html.find("</script>", token.end())
        if end < 0:
            self._fault(token.start(), "<script> is never closed")
            return len(self.html)
        self.scripts.append((element, self.html[token.end() : end]))
        return end + len("</script>")

    def _look_at_nesting(self, name: str, at: int) -> None:
        if name in ENDS_PARAGRAPH and "p" in self._open:
            self._fault(at, f"<{name}> stands in a <p>, which it would end")
        elif name in NOT_IN_ITSELF and name in self._open:
            self._fault(at, f"<{name}> stands in another <{name}>")
        parent = self._open[-1] if self._open else ""
        if name in PARENTS and parent not in PARENTS[name]:
            self._fault(at, f"<{name}> stands in a <{parent}>")

    def _look_at_the_whole(self) -> None:
        names = [element.name for element in self.elements]
        for name in ONCE:
            if names.count(name) != 1:
                self.faults.append(f"it has {names.count(name)} <{name}> elements: it needs one")
        spared = self.html
        for _element, script in self.scripts:
            spared = spared.replace(script, " " * len(script), 1) if script else spared
        for found in _BARE_AMPERSAND.finditer(spared):
            self._fault(found.start(), f"a bare & stands at {spared[found.start() : found.start() + 20]!r}")
        if control := _UNSPEAKABLE.search(self.html):
            self._fault(control.start(), f"it holds the control character U+{ord(control[0]):04X}")
