"""One file of the printed folder, looked at alone: is it well formed, and what does it ask for, lead to and say of itself?"""

import json
import re
import xml.etree.ElementTree as XML
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

from courant.audit.markup import Element, Markup
from courant.lib import compression
from courant.press.serving import content_type, printed_status, printed_target

# What a browser fetches by itself; everything else waits for a click.
FETCHED = {"img": ("src", "srcset"), "source": ("src", "srcset"), "script": ("src",), "iframe": ("src",), "embed": ("src",),
           "video": ("src", "poster"), "audio": ("src",), "track": ("src",), "object": ("data",), "input": ("src",),
           "image": ("href",), "use": ("href",)}  # fmt: skip
NOT_FETCHED = {"canonical", "alternate", "prev", "next", "author", "license", "me"}
ASKED_IN_CSS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
_SVG_LINK = re.compile(r"""(?:href|src)=["']([^"']+)""")
_HREF = re.compile(r"""(?:href|src)=["']([^"']+)["']""")
_ADDRESS_IN_SCRIPT = re.compile(r"""["'`](https?://[^"'`\s]+)""")
_SHOWN = re.compile(r'class="to-comments">\s*<a href="#comments">([^<]*)<')


@dataclass(slots=True)
class Sheet:
    """What one file says. Links are as they are written; which of them lead where is for others to find out."""

    file: str
    faults: list[str] = field(default_factory=list)
    fetched: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)  # absolute addresses in data, of which those of this site must exist
    ids: set[str] = field(default_factory=set)
    versions: dict[str, str] = field(default_factory=dict)
    canonical: str = ""
    status: int = 200
    target: str = ""
    comments: int | None = None
    all_comments: int | None = None  # of a story and its comments as JSON: on all pages together
    is_indexed: bool = True


def look_at(folder: Path, file: str) -> Sheet:
    """Read one file, by its path from the folder."""
    sheet = Sheet(file)
    content = (folder / file[1:]).read_bytes()
    sheet.faults += faults_of_variants(folder, file, content)
    kind = content_type(file).partition(";")[0]
    if not kind.startswith(("text/", "application/")) and kind != "image/svg+xml":
        return sheet
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        sheet.faults.append(f"it is not UTF-8: {error.reason} at byte {error.start}")
        return sheet
    sheet.status = printed_status(file, content)
    sheet.target = printed_target(file, content) if sheet.status == 301 else ""
    _look_into(sheet, kind, text)
    return sheet


def _look_into(sheet: Sheet, kind: str, text: str) -> None:
    if kind == "text/html":
        look_at_page(sheet, text)
    elif kind.endswith("xml"):
        look_at_xml(sheet, text)
        if kind == "image/svg+xml":
            sheet.fetched.update(link for link in _SVG_LINK.findall(text) if not link.startswith("#"))
    elif kind.endswith("json"):
        look_at_json(sheet, text)
    elif kind == "text/css":
        sheet.fetched.update(one or other for one, other in ASKED_IN_CSS.findall(text))
    elif kind == "text/javascript":
        sheet.fetched.update(_ADDRESS_IN_SCRIPT.findall(text))
    elif kind == "text/plain":
        sheet.named.update(re.findall(r"https?://\S+", text))


def faults_of_variants(folder: Path, file: str, content: bytes) -> Iterator[str]:
    """What is wrong with the compressed forms beside a file."""
    for variant in compression.VARIANTS:
        form = folder / f"{file[1:]}{variant.suffix}"
        if form.is_file():
            try:
                same = variant.expand(form.read_bytes()) == content
            except Exception as error:  # each library raises its own
                yield f"{file}{variant.suffix} cannot be expanded: {error}"
            else:
                if not same:
                    yield f"{file}{variant.suffix} holds something else than {file}"


def look_at_page(sheet: Sheet, html: str) -> None:
    """Read a page strictly, and note all that it asks for and says."""
    markup = Markup(html)
    sheet.faults += markup.faults
    comments = 0
    for element in markup.elements:
        sheet.faults += _faults_of(element)
        if (name := element.attributes.get("id")) is not None:
            if not name or name in sheet.ids or " " in name:
                sheet.faults.append(
                    f"the id {name!r} of <{element.name}> is empty, has a space, or is not the only one"
                )
            sheet.ids.add(name)
        comments += element.name == "article" and name is not None and name.startswith("comment-")
        _note(sheet, element)
    sheet.faults += _faults_of_count(sheet, markup, comments)
    for script, text in markup.scripts:
        if script.attributes.get("type") == "application/ld+json":
            _look_at_data(sheet, text)
        elif text.strip():
            sheet.faults.append("it has an inline script")


def _faults_of(element: Element) -> Iterator[str]:
    name, given = element.name, element.attributes
    if name == "html":
        if not given.get("lang"):
            yield "<html> has no lang"
        if given.get("dir") not in ("ltr", "rtl"):
            yield f"<html> has dir {given.get('dir')!r}: it must be ltr or rtl"
    if name == "img":
        yield from (f"<img src={given.get('src')!r}> has no {needed}" for needed in ("src", "alt", "width", "height")
                    if needed not in given)  # fmt: skip
    if name == "style" or "style" in given:
        yield f"<{name}> has a style within the page"
    yield from (f"<{name}> has {handler}: an inline script" for handler in given if handler.startswith("on"))
    yield from (f"<{name}> has {key}={value!r}: a script" for key, value in given.items()
                if value.lstrip().lower().startswith(("javascript:", "data:text/html")))  # fmt: skip


def _note(sheet: Sheet, element: Element) -> None:
    name, given = element.name, element.attributes
    if name == "link":
        _note_link(sheet, given)
    elif name == "meta":
        _note_meta(sheet, given)
    elif name == "base":
        sheet.faults.append("it has a <base>, which changes where its links lead")
    elif name in ("a", "area") and "href" in given:
        sheet.links.add(given["href"])
    elif name == "form":
        sheet.links.add(given.get("action", ""))
    for attribute in FETCHED.get(name, ()):
        if attribute in given:
            value = given[attribute]
            sheet.fetched.update([part.split()[0] for part in value.split(",") if part.strip()]
                                 if attribute == "srcset" else [value])  # fmt: skip


def _note_link(sheet: Sheet, given: dict[str, str]) -> None:
    relation, href = set(given.get("rel", "").split()), given.get("href", "")
    if "canonical" in relation:
        sheet.canonical = href
    elif "hreflang" in given and "alternate" in relation:
        if given["hreflang"] in sheet.versions:
            sheet.faults.append(f"it has two versions for hreflang {given['hreflang']!r}")
        sheet.versions[given["hreflang"]] = href
    elif relation & NOT_FETCHED:
        sheet.links.add(href)
    else:
        sheet.fetched.add(href)


def _note_meta(sheet: Sheet, given: dict[str, str]) -> None:
    content = given.get("content", "")
    if given.get("name") == "robots" and "noindex" in content:
        sheet.is_indexed = False
    if given.get("http-equiv", "").lower() == "refresh":
        sheet.links.add(content.partition("url=")[2])
    if given.get("property", "").startswith("og:") and content.startswith(("http://", "https://")):
        sheet.named.add(content)


def _faults_of_count(sheet: Sheet, markup: Markup, comments: int) -> Iterator[str]:
    """A page says how many comments it has in an attribute, which is held against those that are there. A story's page
    says how many there are on all its pages, in an attribute and in words: the words are held against the attribute
    here, the attribute against the pages in relations."""
    for element in markup.elements:
        if element.attributes.get("id") == "comments" and "data-shown" in element.attributes:
            sheet.comments = comments
            if element.attributes["data-shown"] != str(comments):
                yield f"it says that it has {element.attributes['data-shown']} comments, and shows {comments}"
            if "data-count" not in element.attributes:
                continue
            sheet.all_comments = int(element.attributes["data-count"])
            for shown in _SHOWN.findall(markup.html):
                digits = "".join(character for character in shown if character.isdecimal())
                # Of every script; some languages have forms without a digit, the Arabic dual among them.
                if int(digits) != sheet.all_comments if digits else sheet.all_comments > 2:
                    yield f"it says {shown.strip()!r} in words, and {sheet.all_comments} comments in its markup"


def look_at_xml(sheet: Sheet, text: str) -> None:
    """Parse a feed, sitemap or picture, and note the addresses in it."""
    try:
        root = XML.fromstring(text)
    except XML.ParseError as error:
        sheet.faults.append(f"it is not well-formed XML: {error}")
        return
    for element in root.iter():
        words = (element.text or "").strip()
        if words.startswith(("http://", "https://")):
            sheet.named.add(words)
        elif "<" in words:
            sheet.named.update(unescape(link) for link in _HREF.findall(words))
        sheet.named.update(v for v in element.attrib.values() if v.startswith(("http://", "https://")))


def look_at_json(sheet: Sheet, text: str) -> None:
    """Parse data for programs, and note the addresses in it; of comments, how many there are."""
    try:
        data = json.loads(text)
    except ValueError as error:
        sheet.faults.append(f"it is not JSON: {error}")
        return
    sheet.named.update(_addresses_in(data))
    if sheet.file.endswith(".webmanifest"):
        sheet.fetched.update(icon["src"] for icon in data.get("icons", ()))
        sheet.links.add(data["start_url"])
    if sheet.file.endswith("/comments.json") and sheet.status == 200:
        page = data.get("page") or data["thread"]
        sheet.comments = sum(not comment["is_tombstone"] for comment in page["comments"])
        elsewhere = page.get("elsewhere", 0)
        if "thread" in data:
            sheet.all_comments = data["count"]
        if data["count"] != sheet.comments + elsewhere:
            sheet.faults.append(
                f"it counts {data['count']} comments, has {sheet.comments}, and names {elsewhere} on further pages"
            )


def _look_at_data(sheet: Sheet, text: str) -> None:
    try:
        sheet.named.update(_addresses_in(json.loads(text)))
    except ValueError as error:
        sheet.faults.append(f"its structured data is not JSON: {error}")


def _addresses_in(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in ("@context", "text", "version", "content_html", "content_text"):
                yield from _addresses_in(value)
            elif key == "content_html":
                yield from (unescape(link) for link in _HREF.findall(value))
    elif isinstance(data, list):
        for value in data:
            yield from _addresses_in(value)
    elif isinstance(data, str) and data.startswith(("http://", "https://")):
        yield data
