"""Law 4 and 5: killed at any moment, the press leaves a shelf that its next run puts right."""

import os

import pytest
from msgspec.structs import replace

from courant.documents import Paragraph
from tests.press import makers as make
from tests.press.newsroom import make_newsroom
from tests.press.printed import copied, difference, full_print, open_press, take

pytestmark = pytest.mark.xdist_group("kills")  # what they prepare is prepared once

STEPS = ["suspect", "write", "half a write", "record", "remove", "clear_strays"]


class Killed(BaseException):
    """Nothing catches it, as nothing catches a signal."""


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    monkeypatch.setattr("courant.press.printing.BATCH", 7)


@pytest.fixture(scope="module")
def small(tmp_path_factory, theme):
    """A small newsroom and its tree."""
    newsroom = make_newsroom(english=13, persian=2)
    press = full_print(newsroom, tmp_path_factory.mktemp("small"), theme)
    yield newsroom, press
    press.tree.close()


def an_evening(newsroom):
    """A story is rewritten, another gets a new photo and slug, one goes, one comes, and a reader has commented."""
    story = newsroom.get("story:11")
    photo = make.make_photo(make.make_picture("new"))
    moved = replace(newsroom.get("story:13"), path="/en/city/2026/11/22/anew/", lead_photo=photo)
    return newsroom.change(
        replace(story, body=(Paragraph(html="<p>Rewritten.</p>"),)),
        moved,
        newsroom.new_story("en", newsroom.get("section:en-river"), lead_photo=photo),
        make.make_thread(story, make.make_comment(1)),
        gone=["story:12"],
    )


@pytest.fixture(scope="module")
def evening(small, tmp_path_factory, theme):
    """What changes in an evening, and the tree that it comes to."""
    newsroom = small[0].copy()
    updates = an_evening(newsroom)
    press = full_print(newsroom, tmp_path_factory.mktemp("evening"), theme)
    yield updates, press
    press.tree.close()


def kill(press, step, moment, *, is_done_first):
    """Have the press killed when it takes a step for the nth time, just before the step or just after."""
    if step == "half a write":
        return kill_in(os, "replace", moment, is_done_first=False)
    if step == "write":  # each file, just before it gets its name or just after
        return kill_in(press.tree.shelf, "put", moment, is_done_first=is_done_first)
    owner = press.tree.shelf if step == "remove" else press.tree.documents
    return kill_in(owner, step, moment, is_done_first=is_done_first)


def kill_in(owner, name, moment, *, is_done_first):
    real, patch = getattr(owner, name), pytest.MonkeyPatch()
    calls = []

    def deadly(*args, **kwargs):
        calls.append(args)
        if len(calls) < moment:
            return real(*args, **kwargs)
        if is_done_first:
            real(*args, **kwargs)
        raise Killed

    patch.setattr(owner, name, deadly)
    return patch


def killed_copy(press, updates, folder, theme, **how):
    """A tree in which a run was killed, opened again."""
    dying = copied(press, folder, theme)
    dying.receive(updates)
    patch = kill(dying, **how)
    with pytest.raises(Killed):
        dying.print_due()
    patch.undo()
    dying.tree.close()
    return open_press(folder, theme)


@pytest.mark.parametrize("is_done_first", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("moment", [1, 2])
@pytest.mark.parametrize("step", STEPS)
def test_the_next_run_finishes_what_a_killed_one_began(small, evening, tmp_path, theme, step, moment, is_done_first):
    updates, expected = evening
    how = {"step": step, "moment": moment, "is_done_first": is_done_first}
    press = killed_copy(small[1], updates, tmp_path / "tree", theme, **how)
    press.print_due()
    assert difference(press, expected) == []
    press.tree.close()


@pytest.mark.parametrize("moment", [1, 5])
@pytest.mark.parametrize("step", ["write", "half a write", "record"])
def test_what_is_taken_back_after_a_kill_is_taken_back_on_the_shelf(small, evening, tmp_path, theme, step, moment):
    """A comment is approved, the press killed half-way, and the comment rejected before it runs again."""
    newsroom, before = small
    updates, _expected = evening
    press = killed_copy(before, updates, tmp_path / "tree", theme, step=step, moment=moment, is_done_first=True)
    take(press, {key: newsroom.documents.get(key) for key in updates})
    assert difference(press, before) == []
    press.tree.close()


def test_a_killed_run_that_is_killed_again_is_still_finished(small, evening, tmp_path, theme):
    updates, expected = evening
    how = {"step": "write", "moment": 3, "is_done_first": True}
    press = killed_copy(small[1], updates, tmp_path / "tree", theme, **how)
    patch = kill(press, **how)
    with pytest.raises(Killed):
        press.print_due()
    patch.undo()
    press.print_due()
    assert difference(press, expected) == []
    press.tree.close()


def test_killed_while_documents_are_received_nothing_of_them_is_taken(small, tmp_path, theme):
    newsroom, before = small[0].copy(), small[1]
    press = copied(before, tmp_path / "tree", theme)
    patch = kill(press, "touch", 2, is_done_first=True)
    with pytest.raises(Killed):
        press.receive(an_evening(newsroom))
    patch.undo()
    press.tree.close()
    press = open_press(tmp_path / "tree", theme)
    assert press.print_due().made == 0
    assert difference(press, before) == []
    press.tree.close()
