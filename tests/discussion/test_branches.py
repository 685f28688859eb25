"""What readers see of a thread: replies, tombstones, what is hidden."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courant.discussion.branches import UNSHOWN, arranged
from courant.discussion.models import Comment, Status
from courant.discussion.models.comment import VISIBLE

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def branch(*rows):
    """Comments from pairs of status and the number of the parent; numbers count from 1."""
    made = []
    for number, (status, parent) in enumerate(rows, start=1):
        comment = Comment(pk=number, status=status, text="Words.", posted_at=AT + timedelta(minutes=number))
        if parent:
            parent = made[parent - 1]
            comment.parent, comment.root_id = parent, parent.root_id or parent.pk
        else:
            comment.place = number
        made.append(comment)
    return made


def shown(*rows):
    return [(entry.comment.pk, entry.is_tombstone) for entry in arranged(branch(*rows))]


def test_replies_follow_the_comment_at_the_top_however_deep_oldest_first():
    rows = [
        (Status.APPROVED, None),
        (Status.APPROVED, None),
        (Status.APPROVED, 1),
        (Status.NONE, 2),
        (Status.APPROVED, 3),
    ]
    assert shown(*rows) == [(1, False), (3, False), (5, False), (2, False), (4, False)]


def test_what_was_taken_away_has_a_tombstone_where_a_reply_is_shown_below_it():
    taken, seen = Status.REJECTED, Status.APPROVED
    assert shown((taken, None), (taken, 1), (seen, 2), (taken, 1)) == [(1, True), (2, True), (3, False)]
    assert shown((taken, None), (taken, 1)) == []


@pytest.mark.parametrize("status", UNSHOWN)
def test_replies_to_what_was_never_shown_are_hidden_with_it(status):
    assert shown((status, None), (Status.APPROVED, 1), (Status.APPROVED, 2)) == []
    assert shown((Status.APPROVED, None), (status, 1), (Status.APPROVED, 2), (Status.APPROVED, 1)) == [
        (1, False), (4, False),
    ]  # fmt: skip


@pytest.mark.parametrize("parent_of", [lambda number: number - 1 or None, lambda number: 1 if number > 1 else None])
def test_ten_thousand_replies_in_a_chain_or_a_fan_cost_little(parent_of):
    rows = branch(*((Status.APPROVED, parent_of(number)) for number in range(1, 10_001)))
    rows[0].status = Status.REJECTED
    begun = time.process_time()
    assert len(list(arranged(rows))) == 10_000
    assert time.process_time() - begun < 2


@given(st.data())
def test_whatever_the_branches_each_visible_comment_is_shown_once_below_what_it_answers(data):
    rows = [
        (data.draw(st.sampled_from(Status)), data.draw(st.sampled_from([None, *range(1, number)])))
        for number in range(1, data.draw(st.integers(1, 20)))
    ]  # fmt: skip
    made = branch(*rows)
    entries = list(arranged(made))
    seen = [entry.comment.pk for entry in entries]
    assert len(seen) == len(set(seen))
    for entry in entries:
        comment = entry.comment
        assert entry.is_tombstone == (comment.status not in VISIBLE)
        assert not comment.parent_id or comment.parent_id in seen[: seen.index(comment.pk)]
        assert not entry.is_tombstone or any(made[pk - 1].parent_id == comment.pk for pk in seen)
    hidden = {c.pk for c in made if c.status in UNSHOWN or c.parent_id and c.parent_id not in seen}
    assert {c.pk for c in made if c.status in VISIBLE} - set(seen) <= hidden
