"""What the desk exports opens harmlessly in a spreadsheet."""

from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

# A cell that begins with one of these is taken for a formula, by one program or another.
BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_as_wagtail_does = SpreadsheetExportMixin.preprocess_field_value


def harmless(value: Any) -> Any:
    """The same value; text that would be run gets an apostrophe before it. Numbers and dates stay what they are."""
    return f"'{value}" if isinstance(value, str) and value.startswith(BEGINNINGS) else value


def preprocess_field_value(view: SpreadsheetExportMixin, field: str, value: Any, export_format: str) -> Any:
    """What one cell holds, of whatever view."""
    return harmless(_as_wagtail_does(view, field, value, export_format))


def make_harmless() -> None:
    """All of Wagtail's exports write their cells by this one method; a list of views would miss the next one."""
    SpreadsheetExportMixin.preprocess_field_value = preprocess_field_value
