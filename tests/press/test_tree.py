"""Printed trees beside each other: one in use, switched at once, written to by one process at a time."""

import os
import sqlite3

import pytest

from courant.press import tree as trees
from tests.press.conftest import THEME
from tests.press.makers import make_site


@pytest.fixture(autouse=True)
def no_syncing_of_the_whole_machine(monkeypatch):
    monkeypatch.setattr(os, "sync", lambda: None)


@pytest.fixture
def data(tmp_path):
    """A data folder; every tree opened in a test is closed after it."""
    return tmp_path / "data"


@pytest.fixture
def new_tree(data):
    """Make trees, and close them after the test."""
    made = []

    def make():
        made.append(trees.new_tree(data, THEME))
        return made[-1]

    yield make
    for tree in made:
        tree.close()


def test_a_theme_that_nobody_may_write_to_is_copied_so_that_its_copy_can_be_removed(data, tmp_path):
    theme = tmp_path / "theme"
    (theme / "templates").mkdir(parents=True)
    (theme / "templates" / "page.html").write_text("x")
    for path in (theme / "templates" / "page.html", theme / "templates", theme):
        path.chmod(0o555)
    tree = trees.new_tree(data, theme)
    tree.close()
    copy = [tree.theme, *tree.theme.rglob("*")]
    assert len(copy) == 3 and all(path.stat().st_mode & 0o200 for path in copy), "root may remove them anyway"


def test_before_the_first_print_no_tree_is_in_use(data):
    assert trees.current(data) is None


def test_new_trees_are_numbered_after_the_highest(data, new_tree):
    assert [new_tree().name for _ in range(3)] == ["1", "2", "3"]
    (data / "trees" / "notes").mkdir()
    (data / "trees" / "2").rename(data / "trees" / "9")
    assert new_tree().name == "10"


def test_a_switch_puts_another_tree_in_use_at_once(data, new_tree):
    first, second = new_tree(), new_tree()
    trees.switch(data, first)
    first.shelf.write("/en/", b"first")
    second.shelf.write("/en/", b"second")
    trees.switch(data, second)
    assert (data / "current/site/en/index.html").read_bytes() == b"second"
    assert sorted(os.listdir(data)) == ["current", "trees"]


def test_the_link_to_the_tree_in_use_survives_a_move_of_the_data_folder(data, new_tree, tmp_path):
    trees.switch(data, new_tree())
    data.rename(tmp_path / "elsewhere")
    current = trees.current(tmp_path / "elsewhere")
    assert current.root == tmp_path / "elsewhere/trees/1"
    current.close()


def test_a_switch_that_was_killed_half_way_can_be_made_again(data, new_tree):
    tree = new_tree()
    (data / ".current.new").symlink_to("trees/none")
    trees.switch(data, tree)
    assert os.readlink(data / "current") == "trees/1"


def test_a_tree_being_printed_is_not_durable_until_it_is_synced(new_tree, monkeypatch):
    synced = []
    monkeypatch.setattr(os, "sync", lambda: synced.append("all"))
    tree = new_tree()
    assert not tree.shelf.durable
    tree.sync()
    assert tree.shelf.durable
    assert tree.documents.tables.execute("PRAGMA synchronous").fetchone() == (2,)
    assert synced == ["all"]


def test_a_reader_of_the_tree_in_use_cannot_write_to_its_manifest(data, new_tree):
    tree = new_tree()
    tree.documents.put("site:site", None, make_site())
    trees.switch(data, tree)
    reader = trees.current(data, is_reader=True)
    assert reader.documents.document("site:site") == make_site()
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader.documents.remember("theme", "x")
    reader.close()


def test_old_trees_are_removed_but_never_the_one_in_use(data, new_tree):
    made = [new_tree() for _ in range(5)]
    trees.switch(data, made[1])
    trees.remove_old_trees(data)
    assert sorted(os.listdir(data / "trees")) == ["2", "5"]


def test_the_tree_before_is_kept_for_a_rollback(data, new_tree):
    made = [new_tree() for _ in range(3)]
    trees.switch(data, made[2])
    trees.remove_old_trees(data)
    assert sorted(os.listdir(data / "trees")) == ["2", "3"]


def test_only_one_holds_the_right_to_write(data):
    with trees.held(data) as is_held:
        assert is_held
        with trees.held(data, wait=False) as is_held_too:
            assert not is_held_too


def test_the_right_to_write_is_given_back_at_the_end_also_of_a_failure(data):
    with pytest.raises(KeyError), trees.held(data):
        raise KeyError
    with trees.held(data, wait=False) as is_held:
        assert is_held
