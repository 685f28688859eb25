"""Months begin with the first story in them, and end when the last one leaves."""

from datetime import UTC, datetime

from msgspec.structs import replace

from courant.documents import Correction
from courant.press.months import ended
from tests.press import makers as make
from tests.press.made import Plain

NOVEMBER = "sitemap_month:en/2026-11/1"
STORY = make.make_story()


def test_a_month_ends_with_its_last_story():
    assert ended({STORY.key: None}, Plain(STORY)) == {NOVEMBER: None}


def test_a_month_with_other_stories_goes_on():
    assert ended({STORY.key: None}, Plain(STORY, make.make_story())) == {}


def test_a_month_ends_when_all_that_are_left_leave_together():
    other = make.make_story()
    assert ended({STORY.key: None, other.key: None}, Plain(STORY, other)) == {NOVEMBER: None}


def test_a_story_dated_back_takes_its_month_along():
    moved = replace(STORY, published_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert ended({STORY.key: moved}, Plain(STORY)) == {NOVEMBER: None}


def test_a_month_that_one_leaves_and_another_enters_goes_on():
    other = make.make_story()
    updates = {STORY.key: None, other.key: other, **{month.key: month for month in other.months()}}
    assert ended(updates, Plain(STORY)) == {}


def test_a_story_that_stays_where_it_is_ends_nothing():
    assert ended({STORY.key: replace(STORY, headline="Anew")}, Plain(STORY)) == {}
    assert ended({STORY.key: STORY}, Plain()) == {}


def test_months_of_corrections_end_as_well():
    story = replace(STORY, corrections=(Correction(at=make.NOON, text="Not so.", id="1"),))
    assert ended({story.key: None}, Plain(story)) == {NOVEMBER: None, "corrections_month:en/2026-11": None}
