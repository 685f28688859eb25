"""The desk's edit form, filled as a browser with its script would send it back."""

import json
from html.parser import HTMLParser
from typing import Any

from tests.journeys.house import House
from tests.journeys.people import Staff, complaints


def edit(editor: Staff, story: int, *, action: str = "", **changes: str) -> tuple[str, dict[str, str]]:
    """The address and the fields of a story's edit form, with some of them changed; `action` is publish, or nothing
    to keep a draft."""
    path = f"/desk/pages/{story}/edit/"
    page = editor.get(path)
    assert page.status == 200, f"{path} answers {page.status}: {complaints(page.text)}"
    form = FormReader()
    form.feed(page.text)
    fields = {name: value for name, value in form.fields.items() if not name.startswith("action-")}
    fields |= {**stream_fields(editor.house, story), **changes}
    return path, {**fields, f"action-{action}": f"action-{action}"} if action else fields


class FormReader(HTMLParser):
    """Reads the fields of the page's edit form, less those that the script makes copies of."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.is_inside = False
        self.textarea = self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A field begins."""
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form":
            self.is_inside = given.get("id") == "page-edit-form"
        if tag == "option" and self.select and ("selected" in given or self.select not in self.fields):
            self.fields[self.select] = given.get("value", "")
        if not self.is_inside or not name or "__prefix__" in name or name == "csrfmiddlewaretoken":
            return
        if tag == "input" and (given.get("type") not in ("checkbox", "radio", "submit") or "checked" in given):
            self.fields[name] = given.get("value", "")
        elif tag == "textarea":
            self.textarea, self.fields[name] = name, ""
        elif tag == "select":
            self.select = name

    def handle_endtag(self, tag: str) -> None:
        """A field ends."""
        if tag == "form":
            self.is_inside = False
        elif tag == "textarea":
            self.textarea = ""
        elif tag == "select":
            self.select = ""

    def handle_data(self, data: str) -> None:
        """The text of a textarea."""
        if self.textarea:
            self.fields[self.textarea] += data.removeprefix("\n")


def stream_fields(house: House, story: int) -> dict[str, str]:
    """Lead photo and body as the desk's script sends them."""
    lead, body = house.rows(
        "SELECT CAST(lead_photo AS TEXT), CAST(body AS TEXT) FROM desk_storypage WHERE page_ptr_id = ?", story
    )[0]
    return {**stream("lead_photo", json.loads(lead or "[]")), **stream("body", json.loads(body or "[]"))}


def stream(name: str, blocks: list[dict[str, Any]]) -> dict[str, str]:
    """The fields of one stream of blocks."""
    fields = {f"{name}-count": str(len(blocks))}
    for number, block in enumerate(blocks):
        prefix = f"{name}-{number}"
        fields |= {
            f"{prefix}-deleted": "", f"{prefix}-order": str(number), f"{prefix}-type": block["type"],
            f"{prefix}-id": block["id"], **value_fields(f"{prefix}-value", block["type"], block["value"]),
        }  # fmt: skip
    return fields


def value_fields(prefix: str, kind: str, value: Any) -> dict[str, str]:
    """The fields of one block."""
    if kind == "paragraph":
        return {prefix: rich_text(value)}
    if isinstance(value, str):
        return {prefix: value}
    parts = {**value, "text": rich_text(value["text"])} if kind == "fact_box" else value
    return {f"{prefix}-{part}": str(text) for part, text in parts.items() if text not in (None, False)}


def rich_text(html: str) -> str:
    """A paragraph as the editor's script keeps it, without its bold and its links."""
    words = Words()
    words.feed(html)
    block = {
        "key": "a1b2c", "type": "unstyled", "text": words.text, "depth": 0, "inlineStyleRanges": [], "entityRanges": [],
    }  # fmt: skip
    return json.dumps({"blocks": [block], "entityMap": {}})


class Words(HTMLParser):
    """The text alone."""

    text = ""

    def handle_data(self, data: str) -> None:
        """Some of it."""
        self.text += data
