"""The desk's editor of text with links and lists."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.rich_text import DraftailRichTextArea

from courant.lib.html_reading import printable


class RichTextEditor(DraftailRichTextArea):
    """Wagtail's. It sends its text as JSON, so that there may be in it what no field of a form lets through: half of an emoji
    that was cut, which nothing can print, or NUL, which PostgreSQL does not store. That is left out."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str | None:
        html: str | None = super().value_from_datadict(data, files, name)
        return printable(html) if html else html
