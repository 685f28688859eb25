"""Tests of publishing print into a folder of their own."""

from datetime import date

import pytest

from courant.documents import Today
from courant.press import tree as trees
from courant.publishing import printer, subjects
from tests.desk.conftest import data, desk, editor

__all__ = ["data", "desk", "editor"]


class Calendar:
    """The day that the press believes it is."""

    def __init__(self, day):
        self.day = day


@pytest.fixture(autouse=True)
def calendar(monkeypatch):
    """Today, which tests may change: `calendar.day += timedelta(days=1)`."""
    calendar = Calendar(date(2026, 11, 22))
    monkeypatch.setattr(subjects, "today", lambda: Today(date=calendar.day))
    return calendar


@pytest.fixture
def printed(data):
    """Prints what has changed, the whole site the first time; gives the folder of files."""

    def print_it():
        tree = trees.current(data)
        if tree is None:
            assert printer.print_site().failed == []
        else:
            press = printer.press_for(tree)
            report = printer.print_day_and_site(press)
            printer.add_up(report, printer.print_changes(press))
            tree.close()
            assert report.failed == []
        return (data / "current").resolve() / "site"

    return print_it
