"""The script of the plain theme, as it is written; browser walks see it work."""

import re

from tests.themes.words import THEME

SCRIPT = (THEME / "script.js").read_text()


def test_it_is_small():
    assert len(SCRIPT.encode()) < 10_000


def test_it_is_strict_and_silent():
    assert "'use strict';" in SCRIPT
    assert re.findall(r"console\.|alert\(|debugger", SCRIPT) == []


def test_it_keeps_nothing_in_the_browser():
    assert re.findall(r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\.", SCRIPT) == []


def test_it_writes_no_markup_and_runs_no_text():
    assert re.findall(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|Function\(", SCRIPT) == []


def test_it_names_no_address():
    assert re.findall(r"https?:|['\"`]/-/", SCRIPT) == []
