"""Several processes print one new tree: the same files and records as one process, also after a kill."""

import os
import signal
from concurrent.futures.process import BrokenProcessPool

import pytest

from courant.lib.developing import develop
from courant.press.crew import Crew, Workplace
from courant.press.printing import Press
from courant.press.tree import Tree
from tests.press.makers import original
from tests.press.newsroom import make_newsroom
from tests.press.printed import difference, everything_in, full_print


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    monkeypatch.setattr("courant.press.printing.BATCH", 5)


@pytest.fixture(scope="module")
def newsroom():
    return make_newsroom(english=24, persian=6)


def received(newsroom, folder, theme):
    folder.mkdir()
    press = Press(Tree(folder, durable=False), theme, original, develop=develop)
    press.receive({document.key: document for document in newsroom.all_documents()})
    return press


def crew_for(press, hands, originals=original):
    workplace = Workplace(press.tree.root, press.theme.folder, originals, develop, None, press.tree.shelf.variants)
    return Crew(workplace, hands)


@pytest.mark.slow
@pytest.mark.parametrize("hands", [1, 2, 4])
def test_its_tree_is_that_of_one_process(newsroom, tmp_path, theme, hands):
    """Slow: it starts processes."""
    press, expected = received(newsroom, tmp_path / "crew", theme), full_print(newsroom, tmp_path / "alone", theme)
    seen = []
    with crew_for(press, hands) as crew:
        report = press.print_by(crew, seen.append)
    assert report.failed == [] and report.made == seen[-1] == len(set(seen)) * 5 - (-report.made % 5)
    assert difference(press, expected) == []
    assert everything_in(press) == everything_in(expected)
    press.tree.close(), expected.tree.close()


def deadly(name):
    """A picture that kills whoever wants it."""
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.slow
def test_what_a_killed_crew_left_is_taken_up(newsroom, tmp_path, theme):
    """Slow: it starts processes."""
    press, expected = received(newsroom, tmp_path / "crew", theme), full_print(newsroom, tmp_path / "alone", theme)
    with crew_for(press, 2, deadly) as crew, pytest.raises(BrokenProcessPool):
        press.print_by(crew)
    press.tree.shelf.write("/en/nobody/", b"written and not recorded")
    left = press.tree.documents.count_due()
    assert left > 0
    with crew_for(press, 2) as crew:
        report = press.print_by(crew)
    assert report.made == left
    assert difference(press, expected) == [] and everything_in(press) == everything_in(expected)
    press.tree.close(), expected.tree.close()


def unreadable(name):
    raise FileNotFoundError(2, "No such file", name)


def test_a_picture_that_cannot_be_made_fails_its_pages_and_no_others(newsroom, tmp_path, theme):
    press = received(newsroom, tmp_path / "crew", theme)
    with crew_for(press, 2, unreadable) as crew:
        report = press.print_by(crew)
    assert report.failed and all("No such file" in why for _what, why in report.failed)
    assert "/robots.txt" in report.written
    press.tree.close()
