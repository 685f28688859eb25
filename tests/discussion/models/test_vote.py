"""Votes, one a reader."""

import pytest

from courant.discussion.models import Choice, Vote
from courant.discussion.signals import thread_changed


@pytest.fixture
def announced():
    heard = []

    def hear(sender, thread, **_):
        heard.append(thread.pk)

    thread_changed.connect(hear)
    yield heard
    thread_changed.disconnect(hear)


def test_only_a_vote_that_changes_the_count_is_announced(make_thread, announced):
    thread = make_thread()
    announced.clear()
    for choice in (Choice.YES, Choice.YES, Choice.NO, Choice.NO, Choice.YES):
        Vote.cast(choice, on=thread, by="a" * 64)
    assert announced == ["12"] * 3
    assert Vote.objects.get().choice == Choice.YES
