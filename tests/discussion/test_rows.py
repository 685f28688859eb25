"""Comments stored as rows are the same as those that Django stores."""

import threading
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from courant.discussion.models import Comment, Status, Thread
from courant.discussion.rows import NewComment, store, threads

AT = datetime(2026, 11, 22, 9, 30, 15, 250_000, tzinfo=UTC)


def new(number, **facts):
    default = {
        "thread_id": "12", "edition": "en", "name": "Layla", "text": "Good piece.\n\u2067\u0623\u2069 'quoted' 100%s",
        "direction": "rtl", "policy_version": 3, "posted_at": AT, "reader_hash": "r" * 64, "token_hash": f"{number:064}",
        "text_digest": "d" * 64, "doubts": [], "status": Status.PREMOD.value,
    }  # fmt: skip
    return NewComment(**(default | facts))


def rows():
    """Every column of every comment as the database has it, but for its number."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM discussion_comment ORDER BY id")
        names = [column[0] for column in cursor.description]
        return [{**dict(zip(names, row, strict=True)), "id": None, "token_hash": None} for row in cursor.fetchall()]


@pytest.mark.parametrize("facts", [
    {},
    {"name": "", "direction": "auto", "posted_at": AT.replace(microsecond=0)},
    {"status": Status.SYSTEM_WITHHELD.value, "doubts": [{"check": "links", "words": "3 links “here”", "numbers": {"links": 3}}]},
    {"text": "\U0001f41f " * 700},
])  # fmt: skip
def test_every_column_is_as_django_stores_it(make_thread, facts):
    make_thread()
    assert store([new(1, **facts)])
    Comment(**new(2, **facts)._asdict()).save()
    ours, django_s = rows()
    assert ours == django_s
    assert ours["queued_at"] and ours["checked_at"] is None


def test_a_reply_is_as_django_stores_it(make_comment):
    top = make_comment(status=Status.APPROVED)
    facts = {"parent_id": top.pk, "root_id": top.pk}
    store([new(11, **facts), new(12, **facts)])
    Comment(**new(13, **facts)._asdict()).save()
    _top, first, second, django_s = rows()
    assert first == second == django_s


def test_what_is_stored_with_the_same_token_stays_as_it_is_and_the_others_are_stored(make_thread):
    make_thread()
    assert store([new(1, text="First.")])
    assert not store([new(1, text="Again."), new(2, text="Second.")])
    assert list(Comment.objects.order_by("pk").values_list("text", flat=True)) == ["First.", "Second."]


def test_nothing_is_a_batch_too(make_thread):
    assert store([])


def test_threads_know_what_a_comment_is_stored_by(make_thread, django_assert_num_queries):
    make_thread(story_id="12", edition="ar")
    make_thread(story_id="13").close()
    with transaction.atomic(), django_assert_num_queries(1):
        found = threads({"12", "13", "nowhere"}, are_kept=True)
        assert {(thread.pk, thread.edition, thread.is_open) for thread in found.values()} == {
            ("12", "ar", True), ("13", "en", False)
        }  # fmt: skip
    assert list(found) == ["12", "13"]
    assert threads(set()) == {}


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres  # nobody else writes to SQLite in our transaction anyway
def test_a_thread_that_is_kept_is_closed_by_nobody_meanwhile(make_thread):
    make_thread(story_id="12")
    closed = threading.Thread(target=close_elsewhere, daemon=True)
    with transaction.atomic():
        assert threads({"12"}, are_kept=True)["12"].is_open
        closed.start()
        closed.join(0.3)
        assert closed.is_alive() and threads({"12"})["12"].is_open
    closed.join(10)
    assert not threads({"12"})["12"].is_open


def close_elsewhere():
    Thread.objects.filter(pk="12").update(is_open=False)
    connection.close()
