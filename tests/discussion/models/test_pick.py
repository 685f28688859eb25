"""Editors' picks: a row each time, who and when."""

import pytest

from courant.discussion.models import Comment, Conflict, Pick, Status
from courant.discussion.signals import thread_changed


@pytest.fixture
def announced():
    heard = []

    def hear(sender, thread, comment=None, **_):
        heard.append((thread.pk, comment and comment.pk))

    thread_changed.connect(hear)
    yield heard
    thread_changed.disconnect(hear)


def test_a_pick_and_its_end_are_rows_and_are_announced_once_each(make_comment, moderator, second_moderator, announced):
    comment = make_comment(status=Status.APPROVED)
    announced.clear()
    for act in (comment.pick, comment.pick, comment.unpick, comment.unpick):
        act(by=moderator)
    comment.pick(by=second_moderator)
    rows = Pick.objects.values_list("by_name", "is_pick")
    assert list(rows) == [("moderator", True), ("moderator", False), ("second-moderator", True)]
    assert announced == [("12", comment.pk)] * 3
    assert Comment.objects.get().is_pick


@pytest.mark.parametrize("status", set(Status) - {Status.APPROVED, Status.NONE})
def test_what_readers_do_not_see_cannot_be_picked(make_comment, moderator, announced, status):
    comment = make_comment(status=status)
    announced.clear()
    with pytest.raises(Conflict):
        comment.pick(by=moderator)
    assert (announced, Pick.objects.count(), Comment.objects.get().is_pick) == ([], 0, False)


def test_the_record_outlives_the_account(make_comment, moderator):
    make_comment(status=Status.APPROVED).pick(by=moderator)
    moderator.delete()
    row = Pick.objects.get()
    assert (row.by, row.by_name) == (None, "moderator")
