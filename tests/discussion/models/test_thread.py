"""A thread's copy of its story."""

from datetime import UTC, datetime

import pytest

from courant.discussion.models import Thread
from courant.discussion.signals import thread_changed, threads_opened

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


def test_many_stories_get_their_threads_and_copies_in_a_handful_of_queries(announced, django_assert_max_num_queries):
    Thread.refresh("12", **STORY)
    Thread.refresh("13", **STORY).close()
    at = datetime(2026, 10, 1, tzinfo=UTC)
    copies = {str(id): {**STORY, "title": f"Story {id}", "opened_at": at} for id in range(13, 40)}
    copies["12"] = {**STORY, "opened_at": at}
    opened = []

    def hear(sender, ids, **_):
        opened.extend(ids)

    threads_opened.connect(hear)
    with django_assert_max_num_queries(6):
        Thread.refresh_all(copies)
    threads_opened.disconnect(hear)
    assert [thread.title for thread in Thread.objects.filter(pk__in=["12", "13", "39"])] == [
        "The bridge reopens", "Story 13", "Story 39",
    ]  # fmt: skip
    assert not Thread.objects.get(pk="13").is_open
    assert {thread.opened_at == at for thread in Thread.objects.filter(pk__in=["12", "13"])} == {False}
    assert Thread.objects.get(pk="14").opened_at == at
    assert opened == [str(id) for id in range(14, 40)]
    assert len(announced) == 3  # of the two that were there before
