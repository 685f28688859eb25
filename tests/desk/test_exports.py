"""Exports open harmlessly in a spreadsheet, from every view that has one."""

import csv
from io import BytesIO, StringIO

import pytest
from django.contrib.auth.models import User
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse
from openpyxl import load_workbook
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from courant.desk.models import StoryPage
from courant.lib.spreadsheets import BEGINNINGS, harmless
from tests.desk import newsroom as make

pytestmark = pytest.mark.django_db
FORMULA = "=cmd|' /C calc'!A0"


def exporting_views(patterns, names=()):
    """The names of all addresses behind which something can be exported."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            view = getattr(pattern.callback, "view_class", None)
            if view and issubclass(view, SpreadsheetExportMixin) and pattern.name:
                yield ":".join([*names, pattern.name])
        else:
            yield from exporting_views(pattern.url_patterns, [*names, *filter(None, [pattern.namespace])])


def exports():
    """Addresses, with plausible numbers."""
    section = make.make_section("-2+3")
    story = make.make_story(FORMULA, section=section)
    make.make_story("@SUM(1)", section=section)
    StoryPage.objects.filter(pk=story.pk).update(locked=True)
    make.make_contributor("+1+1"), make.make_source("\tTab"), make.make_topic(FORMULA)
    for name in set(exporting_views(get_resolver().url_patterns)):
        for arguments in ([], [section.pk], [story.pk], ["desk", "storypage"]):
            try:
                yield reverse(name, args=arguments), name
            except NoReverseMatch:
                continue


def cells(response, kind):
    content = response.getvalue()
    if kind == "csv":
        return [cell for row in csv.reader(StringIO(content.decode())) for cell in row]
    rows = load_workbook(BytesIO(content)).active.iter_rows()
    found = [cell for row in rows for cell in row]
    assert not [cell for cell in found if cell.data_type == "f"]
    return [cell.value for cell in found if isinstance(cell.value, str)]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_cell_of_any_export_begins_like_a_formula(desk, kind):
    User.objects.create(username=FORMULA, password="!")
    seen, asked = [], set()
    for address, name in exports():
        response = desk.get(address, {"export": kind})
        if response.status_code == 200 and "attachment" in response.headers.get("Content-Disposition", ""):
            asked.add(name)
            found = cells(response, kind)
            assert [cell for cell in found if cell.startswith(BEGINNINGS)] == [], name
            seen += found
    assert f"'{FORMULA}" in seen and "'@SUM(1)" in seen
    assert {"wagtailadmin_reports:site_history", "wagtailadmin_reports:aging_pages"} <= asked


def test_numbers_and_plain_words_stay_as_they_are():
    assert [harmless(value) for value in (-3, 1.5, None, "Bridge - reopened")] == [-3, 1.5, None, "Bridge - reopened"]
