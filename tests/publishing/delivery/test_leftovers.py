"""What the object store still has of a story that was taken down."""

import pytest

from courant.publishing.delivery.leftovers import left_in

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("object store")]  # a whole small site is really sent


def test_what_was_taken_down_is_left_in_the_store_until_it_is_delivered(printed, delivered, store, line):
    story = printed.newsroom.stories("edition:en")[-1]
    paths = [story.path, f"{story.path}story.json"]
    assert left_in(store, printed.press.tree, printed.data, paths) == []
    printed.take(printed.newsroom.change(gone=[story.key]))
    left = dict(left_in(store, printed.press.tree, printed.data, paths))
    assert set(left) >= {f"{story.path}story.json"}
    assert all("courant deliver" in why for why in left.values())
    assert "as it was before" in dict(left_in(store, printed.press.tree, printed.data, ["/en/"]))["/en/"]
    delivered.run()
    assert left_in(store, printed.press.tree, printed.data, paths) == []


def test_a_store_that_cannot_be_asked_proves_nothing(printed, delivered, hasty, line):
    line.die()
    [(path, why)] = left_in(hasty.store, printed.press.tree, printed.data, ["/en/never/", "/en/"])
    assert path == "/en/never/" and "cannot be reached" in why
