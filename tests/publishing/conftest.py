"""Tests of publishing print into a folder of their own."""

import os
from datetime import date

import pytest

from courant.documents import Today
from courant.press import tree as trees
from courant.publishing import printer, releases, subjects
from tests.desk.conftest import data, desk, editor
from tests.publishing.room import prepared, prints, room
from tests.publishing.shelves import theme_in

__all__ = ["data", "desk", "editor", "prepared", "prints", "room"]


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


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch):
    """Nobody pulls the plug here; tests of the press look at what is synced when."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)
    monkeypatch.setattr(os, "sync", lambda: None)


@pytest.fixture(autouse=True)
def one_theme(monkeypatch):
    """Templates are compiled once for all tests, not once a print."""
    monkeypatch.setattr(printer, "Theme", theme_in)


@pytest.fixture
def printed(data):
    """Prints what has changed, the whole site the first time; gives the folder of files."""

    def print_it():
        tree = trees.current(data)
        if tree is None:
            assert releases.print_site().failed == []
        else:
            press = printer.press_for(tree)
            report = printer.print_day_and_site(press)
            printer.add_up(report, printer.print_changes(press))
            tree.close()
            assert report.failed == []
        return (data / "current").resolve() / "site"

    return print_it
