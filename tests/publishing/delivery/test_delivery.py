"""What is printed arrives in a real object store: all of it, in order, and nothing twice."""

import os
from random import Random

import pytest

from courant.press import tree as trees
from courant.publishing.delivery import delivery as delivering
from courant.publishing.delivery import ledger
from tests.press import operations, operations_around
from tests.press.operations import ON_STORIES
from tests.press.operations_around import AROUND_STORIES
from tests.publishing.delivery.newsroom import differences

IS_TORTURE = bool(os.environ.get("COURANT_TORTURE"))
SERIES = 40 if IS_TORTURE else 2
STEPS = 12 if IS_TORTURE else 3

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("object store")]  # some hundred objects are really sent


def changed_keys(before, after):
    """The files that are new or other than before."""
    return sorted(path[1:] for path, content in after.items() if before.get(path) != content)


def test_the_bucket_becomes_the_folder_byte_for_byte(printed, delivery, store):
    report = delivery.run()
    assert differences(store, printed.shelf) == []
    assert (len(report.sent), report.removed, report.refused) == (len(printed.files()), [], [])
    assert store.headers("/en/")["content-type"] == "text/html; charset=utf-8"


def test_nothing_is_asked_of_the_store_while_nothing_changes(delivered, line):
    delivered.run()
    assert line.requests == []


@pytest.mark.parametrize("seed", range(SERIES))
def test_after_any_series_of_changes_only_changed_objects_are_sent_and_the_bucket_is_the_folder(
    printed, delivered, store, line, seed
):
    random = Random(seed)
    for _step in range(STEPS):
        before = printed.files()
        for _ in range(random.randrange(1, 3)):
            printed.change(random.choice(ON_STORIES + AROUND_STORIES), random)
        line.requests.clear()
        delivered.run()
        after = printed.files()
        assert sorted(set(line.asked_for("PUT"))) == changed_keys(before, after)
        assert sorted(set(line.asked_for("DELETE"))) == sorted(path[1:] for path in before.keys() - after.keys())
        assert line.count("GET") == line.count("HEAD") == 0
        assert differences(store, printed.shelf) == []


def test_a_new_tree_sends_only_what_differs_and_so_does_the_way_back(printed, delivered, store, line):
    first, before = printed.press.tree.name, printed.files()
    printed.change(operations.retitle, Random(1))
    line.requests.clear()
    printed.print_anew()
    delivered.run()
    assert sorted(set(line.asked_for("PUT"))) == changed_keys(before, printed.files())
    assert differences(store, printed.shelf) == []
    back = trees.Tree(printed.data / "trees" / first)
    trees.switch(printed.data, back)
    delivered.run()
    assert differences(store, back.shelf) == []
    back.close()


def test_what_pages_need_goes_before_them_and_what_is_to_go_goes_last(printed, delivered, line):
    printed.change(operations.publish, Random(1))
    printed.change(operations.unpublish, Random(1))
    delivered.run()
    methods = [method for method, _path in line.requests]
    assert methods == sorted(methods, reverse=True) and methods[-1] == "DELETE"
    sent = line.asked_for("PUT")
    stories = [sent.index(key) for key in sent if key.endswith("/story.json")]
    assert max(stories) < sent.index("en/index.html") < sent.index("en/feed.xml")


def test_pictures_and_theme_arrive_before_any_page(delivery, line):
    delivery.run()
    sent = line.asked_for("PUT")
    needed = [key.startswith(("pictures/", "theme/")) for key in sent]
    assert needed == sorted(needed, reverse=True) and needed[0]


def test_a_change_does_not_wait_for_a_whole_new_tree(printed, delivery, line, monkeypatch):
    monkeypatch.setattr(delivering, "CHUNK", 20)
    delivery.run(lambda done, of: printed.change(operations.retitle, Random(5)) if done == 60 else None)
    sent = line.asked_for("PUT")
    assert 60 <= sent.index("en/index.html") < len(sent) - 40  # the front, with the headline, long before the rest


def test_a_tree_that_comes_while_one_is_delivered_is_the_one_that_arrives(printed, delivery, store, monkeypatch):
    monkeypatch.setattr(delivering, "CHUNK", 50)

    def print_meanwhile(done, of):
        if done == 100:
            printed.change(operations_around.rename_section, Random(2))
            printed.print_anew()

    delivery.run(print_meanwhile)
    assert differences(store, printed.shelf) == []


def test_objects_are_sent_anew_when_they_are_to_be_put_there_in_another_manner(printed, delivered, line, monkeypatch):
    monkeypatch.setattr(ledger, "MANNER", "another")
    delivered.run()
    assert len(set(line.asked_for("PUT"))) == len(printed.files())


def test_a_file_that_somebody_took_from_the_folder_is_named_and_stops_no_other(printed, delivered, store):
    printed.take({"story:x": None})
    printed.change(operations.retitle, Random(1))
    printed.shelf.remove("/sitemap.xml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ledger, "MANNER", "another")
        report = delivered.run()
    assert [path for path, _reason in report.refused] == ["/sitemap.xml"]
    assert "courant print /sitemap.xml" in report.refused[0][1]
    assert differences(store, printed.shelf) == ["/sitemap.xml: stray"]


def test_an_object_that_the_store_refuses_is_named_once_and_tried_again_on_request(printed, delivered, store, line):
    path = "/" + "/".join(["n" * 250] * 5)
    printed.shelf.write(path, b"x")
    printed.press.tree.documents.tables.execute("INSERT INTO files SELECT ?, id, x'01' FROM outputs LIMIT 1", (path,))
    assert [refused for refused, _reason in delivered.run().refused] == [path]
    assert delivered.run().refused == []
    assert delivered.ledger.state().refusals[0][0] == path
    assert [refused for refused, _reason in delivered.run(with_refused=True).refused] == [path]
