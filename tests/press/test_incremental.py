"""Laws 1 and 2: after any edits, the incremental tree equals a full print, byte for byte."""

import os
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courant.documents import listing
from courant.lib.developing import develop
from courant.press.crew import Crew, Workplace
from tests.press.makers import original
from tests.press.newsroom import make_newsroom
from tests.press.operations import ON_STORIES
from tests.press.operations_around import AROUND_STORIES
from tests.press.printed import copied, difference, files_of, full_print, open_press, take
from tests.press.reading import ANYWHERE, Site

pytestmark = pytest.mark.xdist_group("incremental")  # what they prepare is prepared once

OPERATIONS = ON_STORIES + AROUND_STORIES
TORTURE = bool(os.environ.get("COURANT_TORTURE"))
EXAMPLES = 400 if TORTURE else 6
ROUNDS = 12 if TORTURE else 2
HANDS = (2, 4, 1)


@pytest.fixture(scope="module", autouse=True)
def short_pages():
    """Archive pages of four places, so that few stories fill several."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(listing, "PAGE_SIZE", 4)
        yield


@pytest.fixture(scope="module")
def before(short_pages, tmp_path_factory, theme):
    """The tree in which every example begins."""
    press = full_print(make_small_newsroom(), tmp_path_factory.mktemp("before"), theme)
    yield press
    press.tree.close()


def make_small_newsroom():
    return make_newsroom(english=14, persian=5)


def test_the_operations_are_of_at_least_twenty_kinds():
    assert len(set(OPERATIONS)) >= 20


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.__name__)
def test_an_operation_changes_what_is_published(short_pages, operation):
    newsroom = make_small_newsroom()
    newsroom.change(gone=[newsroom.stories()[0].key, "edition:fa"])
    assert any(operation(newsroom, Random(seed)) for seed in range(8))


steps = st.tuples(st.sampled_from(OPERATIONS), st.integers(0, 2**16), st.booleans())


@pytest.mark.slow
@settings(
    max_examples=EXAMPLES, deadline=None, derandomize=not TORTURE, database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
@given(st.lists(steps, min_size=1, max_size=12), st.sampled_from([3, 100]))
def test_after_any_edits_the_tree_equals_a_full_print(tmp_path_factory, before, theme, sequence, batch):
    """Slow: every example prints a newsroom anew and a part of it again after every step."""
    newsroom = make_small_newsroom()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("courant.press.printing.BATCH", batch)
        press = copied(before, tmp_path_factory.mktemp("incremental"), theme)
        waiting = {}
        for operation, seed, is_printed_at_once in sequence:
            waiting.update(operation(newsroom, Random(seed)))
            if is_printed_at_once:
                assert take(press, waiting).failed == []
                waiting = {}
        assert take(press, waiting).failed == []
        assert_equals_full_print(press, newsroom, tmp_path_factory.mktemp("full"), theme)
    press.tree.close()


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "hands"), [(seed, HANDS[seed % len(HANDS)]) for seed in range(ROUNDS)])
def test_every_kind_of_operation_one_after_the_other(tmp_path, before, theme, seed, hands):
    """Slow: it goes through all the kinds, in another order each time, and compares on the way; at last with what several
    processes print."""
    random, newsroom = Random(seed), make_small_newsroom()
    press = copied(before, tmp_path / "incremental", theme)
    operations = random.sample(OPERATIONS, len(OPERATIONS))
    for number, operation in enumerate(operations, 1):
        assert take(press, operation(newsroom, random)).failed == []
        if number % 15 == 0 or number == len(operations):
            assert_equals_full_print(press, newsroom, tmp_path / f"full-{number}", theme)
            dead = Site(files_of(press)).dead_links()
            assert [link for link in dead if not ANYWHERE.search(link[0])] == []
    expected = printed_by(hands, newsroom, tmp_path / "by-several", theme)
    assert difference(press, expected) == []
    press.tree.close(), expected.tree.close()


def printed_by(hands, newsroom, folder, theme):
    """A full print by so many processes."""
    press = open_press(folder, theme)
    press.fill(newsroom.all_documents())
    workplace = Workplace(press.tree.root, theme, original, develop, None, press.tree.shelf.variants)
    with pytest.MonkeyPatch.context() as patch, Crew(workplace, hands) as crew:
        patch.setattr("courant.press.printing.BATCH", 7)
        assert press.print_by(crew).failed == []
    return press


def assert_equals_full_print(press, newsroom, folder, theme):
    expected = full_print(newsroom, folder, theme)
    assert difference(press, expected) == []
    for query in {query for document in newsroom.documents.values() for query in document.belongs_to()}:
        assert press.tree.documents.query(query) == newsroom.query(query), query
    expected.tree.close()
