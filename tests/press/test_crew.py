"""Several processes print one new tree: the same files and records as one process, also after a kill."""

import os
import signal
import sqlite3
import threading
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from itertools import islice

import pytest

from courant.lib.developing import develop
from courant.press import bulk
from courant.press.crew import Crew, Workplace
from courant.press.daybook import book_of
from courant.press.printing import Press, make
from courant.press.sheets import packed
from courant.press.tree import MANIFEST, Tree
from tests.press.makers import make_photo, make_picture, original
from tests.press.newsroom import make_newsroom
from tests.press.printed import difference, everything_in, files_of, full_print, open_press


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


def crew_for(press, hands, originals=original, elsewhere=None):
    workplace = Workplace(press.tree.root, press.theme, originals, develop, None, press.tree.shelf.variants)
    return Crew(workplace, hands, elsewhere)


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


class Neighbours:
    """Hands elsewhere: of what they are given, a third never comes back, and in all the rest something fails."""

    def __init__(self, press):
        self.press, self.given, self.number, self.of = press, {}, 0, {}

    def offer(self, batches):
        for batch in islice(batches, 3 - len(self.given)):
            self.number += 1
            self.given[self.number] = self.of[self.number] = batch

    def results(self):
        for number in [number for number in self.given if number % 3]:
            made = [make(one, self.press.tree.documents, self.press.theme) for one in self.given.pop(number)]
            made[0].failure, made[0].files = "a fault of that machine's", []
            yield number, packed(made)

    def recorded(self, number):
        with closing(sqlite3.connect(book_of(self.press.tree.root / MANIFEST))) as book:
            recorded = {row[0] for row in book.execute("SELECT output FROM made")}
        assert recorded.issuperset(output.id for output in self.of.pop(number)), "it goes before it is recorded"

    def taken_back(self, most):
        return [self.given.pop(number) for number in list(self.given)[: max(most, 0)]]


@pytest.mark.slow
@pytest.mark.parametrize("hands", [1, 2])
def test_what_is_made_elsewhere_is_put_on_the_same_shelf(newsroom, tmp_path, theme, hands):
    """Slow: it starts processes."""
    press, expected = received(newsroom, tmp_path / "crew", theme), full_print(newsroom, tmp_path / "alone", theme)
    elsewhere = Neighbours(press)
    with crew_for(press, hands, elsewhere=elsewhere) as crew:
        report = press.print_by(crew)
    assert report.failed == [] and elsewhere.given == {}
    assert 0 < len(elsewhere.of) < elsewhere.number, "some were taken back, and some came from there"
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
    press.tree.close()
    press = Press(Tree(tmp_path / "crew", durable=False), theme, original, develop=develop)
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
    assert left_lying(press) == []
    press.tree.close()


def left_lying(press):
    """The files that no output owns."""
    owned = {row[0] for row in press.tree.documents.tables.execute("SELECT path FROM owned")}
    return [path for path in files_of(press) if path.removesuffix("index.html") not in owned]


def no_second(name):
    if name.startswith("missing"):
        raise FileNotFoundError(2, "No such file", name)
    return original(name)


def test_pictures_of_a_page_that_fails_are_taken_away_unless_another_shows_them(newsroom, tmp_path, theme):
    newsroom = newsroom.copy()
    first, second, third = newsroom.stories("edition:en")[:3]
    lone, shared, missing = (make_photo(make_picture(name)) for name in ("lone", "shared", "missing"))
    newsroom.edit(first.key, body=(lone, shared, missing))
    newsroom.edit(second.key, lead_photo=shared)
    press = received(newsroom, tmp_path / "crew", theme)
    with crew_for(press, 2, no_second) as crew:
        report = press.print_by(crew)
    assert any(first.key in what for what, _why in report.failed)
    assert left_lying(press) == []
    assert all(press.tree.shelf.has(path) for path in report.written if path not in report.removed)
    assert [path for path in files_of(press) if "/pictures/" in path and "lone" in path] == []
    # In the tree, nothing is forgotten: once the picture is back, so is the page.
    bulk.forget_failures(press.tree.documents)
    with crew_for(press, 2) as crew:
        assert press.print_by(crew).failed == []
    expected = full_print(newsroom, tmp_path / "alone", theme)
    assert difference(press, expected) == []
    press.tree.close(), expected.tree.close()


@pytest.mark.slow
def test_of_two_pages_at_one_address_the_same_one_is_read_as_after_a_print_by_one_process(newsroom, tmp_path, theme):
    """As where a story that cannot be printed anew keeps an address that was given to another since."""
    newsroom = newsroom.copy()
    stories = newsroom.stories("edition:en")
    newsroom.edit(stories[0].key, path=stories[9].path)
    newsroom.edit(stories[1].key, path="/en/about/")
    press, expected = received(newsroom, tmp_path / "crew", theme), open_press(tmp_path / "alone", theme)
    expected.receive({document.key: document for document in newsroom.all_documents()})
    expected.print_due()
    with crew_for(press, 2) as crew:
        press.print_by(crew)
    assert difference(press, expected) == [] and everything_in(press) == everything_in(expected)
    press.tree.close(), expected.tree.close()


@pytest.mark.slow
def test_beside_other_threads_its_processes_begin_anew_and_print_the_same(newsroom, tmp_path, theme):
    """Slow: each of them imports everything."""
    press, expected = received(newsroom, tmp_path / "crew", theme), full_print(newsroom, tmp_path / "alone", theme)
    is_over = threading.Event()
    thread = threading.Thread(target=is_over.wait)
    thread.start()
    try:
        with crew_for(press, 2) as crew:
            assert crew.method == "spawn"
            assert press.print_by(crew).failed == []
    finally:
        is_over.set()
        thread.join()
    assert difference(press, expected) == [] and everything_in(press) == everything_in(expected)
    press.tree.close(), expected.tree.close()
