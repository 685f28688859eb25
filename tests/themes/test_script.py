"""The scripts of the plain theme, as they are written; browser walks see them work."""

import gzip
import re

import pytest

from tests.themes.words import THEME

SCRIPTS = {path.name: path.read_text() for path in sorted(THEME.glob("*.js"))}
each_script = pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)


def test_they_are_small():
    assert {"script.js", "stamp.js", "talk.js"} <= SCRIPTS.keys()
    assert sum(len(gzip.compress(script.encode())) for script in SCRIPTS.values()) < 5_500  # what travels
    assert sum(len(script.encode()) for script in SCRIPTS.values()) < 12_000


@each_script
def test_it_is_strict_and_silent(script):
    assert "'use strict';" in script
    assert re.findall(r"console\.|alert\(|debugger", script) == []


@each_script
def test_it_keeps_nothing_in_the_browser_but_drafts_of_who_asked_for_it(script):
    assert re.findall(r"sessionStorage|indexedDB|document\.cookie|caches\.", script) == []
    assert all("draft ${" in script for _ in re.findall("localStorage", script))


@each_script
def test_it_writes_no_markup_and_runs_no_text(script):
    assert re.findall(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|Function\(", script) == []


@each_script
def test_it_names_no_address(script):
    assert re.findall(r"https?:|['\"`]/-/", script) == []
