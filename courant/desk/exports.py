"""What the desk exports opens harmlessly in a spreadsheet."""

from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from courant.lib.spreadsheets import harmless

_as_wagtail_does = SpreadsheetExportMixin.preprocess_field_value


def preprocess_field_value(view: SpreadsheetExportMixin, field: str, value: Any, export_format: str) -> Any:
    """What one cell holds, of whatever view."""
    return harmless(_as_wagtail_does(view, field, value, export_format))


def make_harmless() -> None:
    """All of Wagtail's exports write their cells by this one method; a list of views would miss the next one."""
    SpreadsheetExportMixin.preprocess_field_value = preprocess_field_value
