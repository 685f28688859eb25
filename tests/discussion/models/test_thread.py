"""A thread's copy of its story."""

import pytest

from courant.discussion.models import Thread
from courant.discussion.signals import thread_changed

STORY = {"edition": "en", "address": "/en/city/2026/11/22/bridge/", "title": "The bridge reopens"}


@pytest.fixture
def announced(db):
    heard = []

    def hear(sender, thread, **_):
        heard.append((thread.pk, thread.is_open))

    thread_changed.connect(hear)
    yield heard
    thread_changed.disconnect(hear)


def test_a_new_story_opens_a_thread(announced):
    thread = Thread.refresh("12", **STORY)
    assert thread.is_open
    assert announced == [("12", True)]


def test_a_renamed_story_renews_the_copy_and_announces_nothing(announced):
    Thread.refresh("12", **STORY)
    renamed = Thread.refresh("12", **STORY | {"title": "The bridge is open", "address": "/en/city/2026/11/22/open/"})
    assert (renamed.title, Thread.objects.get().address) == ("The bridge is open", "/en/city/2026/11/22/open/")
    assert len(announced) == 1


def test_refreshing_without_a_change_writes_nothing(announced, django_assert_num_queries):
    Thread.refresh("12", **STORY)
    with django_assert_num_queries(3):  # a savepoint, a look, and its release
        Thread.refresh("12", **STORY)
    assert len(announced) == 1


def test_a_closed_thread_stays_closed_when_its_story_is_printed_again(announced):
    Thread.refresh("12", **STORY).close()
    assert not Thread.refresh("12", **STORY | {"title": "Other"}).is_open


def test_closing_and_reopening_are_announced_once_each(announced):
    thread = Thread.refresh("12", **STORY)
    thread.close()
    thread.close()
    thread.reopen()
    assert announced == [("12", True), ("12", False), ("12", True)]
