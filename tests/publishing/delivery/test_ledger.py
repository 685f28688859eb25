"""What is remembered of the store, and what waits."""

import pytest

from courant.press import file_changes
from courant.press.file_changes import Listed
from courant.press.tree import Tree
from courant.publishing.delivery.ledger import FIRST, OF_A_TREE, REMOVAL, Ledger, hash_of, turn_of
from tests.press.test_manifest import made

ONE, OTHER = b"1" * 32, b"2" * 32


@pytest.fixture
def ledger(tmp_path):
    ledger = Ledger(tmp_path / "delivery.sqlite3")
    yield ledger
    ledger.close()


@pytest.fixture
def tree(tmp_path):
    tree = Tree(tmp_path / "trees-1")
    yield tree
    tree.close()


@pytest.fixture(autouse=True)
def folder(tmp_path):
    (tmp_path / "trees-1").mkdir()


def turns(ledger):
    return dict(ledger.tables.execute("SELECT path, turn FROM waiting"))


def delivered(ledger, tree):
    """Everything was sent."""
    ledger.look_at(tree)
    while paths := ledger.next(100):
        for path in paths:
            listed = file_changes.listed(tree.documents.tables, path)
            ledger.acknowledge(path, listed.hash if listed else None)


def test_a_tree_that_is_new_waits_as_a_whole_and_changes_come_before_it(ledger, tree):
    made(tree.documents, files=[("/en/a/", ONE), ("/pictures/a.jpg", b"/pictures/a.jpg")])
    ledger.look_at(tree)
    assert turns(ledger) == {"/en/a/": OF_A_TREE + 2, "/pictures/a.jpg": FIRST}
    made(tree.documents, files=[("/en/a/", OTHER), ("/pictures/a.jpg", b"/pictures/a.jpg")])
    ledger.look_at(tree)
    assert turns(ledger)["/en/a/"] == 2


def test_printing_the_same_again_makes_nothing_wait(ledger, tree):
    made(tree.documents, files=[("/en/a/", ONE)])
    delivered(ledger, tree)
    made(tree.documents, files=[("/en/a/", ONE)])
    ledger.look_at(tree)
    assert turns(ledger) == {} and ledger.state().since is None


def test_what_goes_waits_for_its_removal_and_what_never_came_does_not(ledger, tree):
    made(tree.documents, files=[("/en/a/", ONE)])
    delivered(ledger, tree)
    made(tree.documents, files=[("/en/b/", ONE)])
    made(tree.documents, files=[])
    ledger.look_at(tree)
    assert turns(ledger) == {"/en/a/": REMOVAL}


def test_an_object_of_which_nobody_knows_what_it_holds_is_sent_though_it_should_be_as_before(ledger, tree):
    made(tree.documents, files=[("/en/a/", ONE)])
    delivered(ledger, tree)
    made(tree.documents, files=[("/en/a/", OTHER)])
    ledger.look_at(tree)
    ledger.suspect(["/en/a/"])  # it was being sent when the worker was killed
    made(tree.documents, files=[("/en/a/", ONE)])
    ledger.look_at(tree)
    assert ledger.next(9) == ["/en/a/"]


def test_a_removal_that_waits_keeps_its_turn_when_a_new_tree_comes(ledger, tree, tmp_path):
    made(tree.documents, files=[("/en/a/", ONE)])
    delivered(ledger, tree)
    made(tree.documents, files=[])
    ledger.look_at(tree)
    (tmp_path / "trees-2").mkdir()
    other = Tree(tmp_path / "trees-2")
    made(other.documents, files=[("/en/b/", ONE)])
    ledger.look_at(other)
    assert turns(ledger) == {"/en/a/": REMOVAL, "/en/b/": OF_A_TREE + 2}
    other.close()


def test_a_refused_object_waits_out_of_the_way_until_it_changes(ledger, tree):
    made(tree.documents, files=[("/en/a/", ONE)])
    ledger.look_at(tree)
    ledger.refuse("/en/a/", "too long")
    assert ledger.next(9) == [] and ledger.state().refusals == [("/en/a/", "too long")]
    made(tree.documents, files=[("/en/a/", OTHER)])
    ledger.look_at(tree)
    assert ledger.next(9) == ["/en/a/"]


def test_pictures_and_theme_come_first_then_the_order_of_the_press_then_what_goes():
    in_order = [Listed("/theme/a.css", ONE, 7), Listed("/en/a/", ONE, 1), Listed("/en/", ONE, 9), None]
    assert [turn_of(one) for one in in_order] == sorted(turn_of(one) for one in in_order)


def test_pages_go_by_what_they_hold_and_pictures_by_their_names():
    assert hash_of(Listed("/pictures/a.jpg", b"/pictures/a.jpg", 1), b"x") == b"/pictures/a.jpg"
    assert hash_of(Listed("/en/", ONE, 1), b"x") == hash_of(Listed("/en/", b"", 1), b"x") != ONE
