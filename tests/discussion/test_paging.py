"""Pages from a place in a list, forwards and backwards."""

from datetime import timedelta

import pytest

from courant.discussion import paging
from courant.discussion.models import Comment


@pytest.fixture
def comments(make_comment):
    """Seven that wait, three of them posted at the same moment."""
    first = make_comment("0")
    moments = (1, 1, 1, 2, 3, 4)
    return [first, *(make_comment(str(n), posted_at=first.posted_at + timedelta(hours=n)) for n in moments)]


def walk(by, asked, step):
    """All rows page by page, as the links lead."""
    rows, pages = [], 0
    while pages < 9:
        page = paging.page_of(Comment.objects.waiting(), by, asked, size=2)
        rows, pages = [*rows, [row.pk for row in page.rows]], pages + 1
        place = getattr(page, step)
        if place is None:
            return rows
        asked = {step: str(place)}
    raise AssertionError("the pages do not end")


@pytest.mark.parametrize("by", ["queued_at", "-queued_at"])
def test_every_row_is_met_once_and_in_order(comments, by):
    expected = [comment.pk for comment in comments]
    found = walk(by, {}, "after")
    assert sum(found, []) == (expected[::-1] if by.startswith("-") else expected)
    assert [len(page) for page in found] == [2, 2, 2, 1]


@pytest.mark.parametrize("by", ["queued_at", "-queued_at"])
def test_the_way_back_meets_the_same_pages(comments, by):
    last = paging.page_of(Comment.objects.waiting(), by, {}, size=100).rows[-1]
    back = walk(by, {"before": str(paging.Place(last.queued_at, last.pk))}, "before")
    expected = [comment.pk for comment in comments]
    assert sum(back[::-1], []) == (expected[::-1] if by.startswith("-") else expected)[:-1]


def test_a_place_stays_good_when_its_row_has_gone(comments, moderator):
    page = paging.page_of(Comment.objects.waiting(), "queued_at", {}, size=2)
    comments[1].approve(by=moderator)
    following = paging.page_of(Comment.objects.waiting(), "queued_at", {"after": str(page.after)}, size=2)
    assert [row.pk for row in following.rows] == [comments[2].pk, comments[3].pk]


@pytest.mark.parametrize("nonsense", ["", "1", "a-1", "1-", "-1-1", "9" * 30 + "-1", "1-1\n", "١-١"])
def test_a_place_that_makes_no_sense_is_the_beginning(comments, nonsense):
    assert paging.page_of(Comment.objects.waiting(), "queued_at", {"after": nonsense}, size=2).rows == comments[:2]


def test_the_farthest_place_that_can_be_written_is_no_error(comments):
    assert (
        paging.page_of(Comment.objects.waiting(), "queued_at", {"after": "9" * 17 + "-" + "9" * 18}, size=2).rows == []
    )
