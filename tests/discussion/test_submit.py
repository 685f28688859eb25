"""One token, one comment: repeated, at once, or after an answer that was lost."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client

from courant.discussion import reader_keys, to_documents
from courant.discussion.draft import Draft
from courant.discussion.models import Comment, Status, Vote
from courant.discussion.submit import submit
from tests.stamps import stamped

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

VOTES = 10_000 if os.environ.get("COURANT_TORTURE") else 200


def draft(text="Good piece, thank you.", **facts):
    return Draft(text=text, agreed_to=3, **{"token": reader_keys.fresh_token()} | facts)


def at_once(count, act):
    def run(number):
        try:
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as crowd:
        return list(crowd.map(run, range(count)))


def test_it_stores_a_comment_to_wait_for_a_moderator(make_thread):
    comment = submit(draft(name="  Layla \u202e "), to=make_thread(), key="k", at=NOON)
    comment.refresh_from_db()
    assert (comment.status, comment.version, comment.name, comment.posted_at) == (Status.PREMOD, 1, "Layla", NOON)
    assert to_documents.thread("12").comments == ()


def test_it_stores_text_in_nfc_with_only_balanced_bidi_controls(make_thread):
    comment = submit(draft("cafe\u0301 \u2067\u0623\u2069 \u202e!"), to=make_thread(), key="k", at=NOON)
    assert comment.text == "café \u2067\u0623\u2069 !"


def test_it_returns_the_comment_that_the_token_already_has(make_thread):
    thread, token = make_thread(), reader_keys.fresh_token()
    first = submit(draft(token=token), to=thread, key="k", at=NOON)
    assert submit(draft("Another text.", token=token), to=thread, key="k", at=NOON) == first
    assert Comment.objects.count() == 1


def test_one_key_has_many_comments(make_thread):
    thread = make_thread()
    for text in ("Good piece.", "One thing more."):
        submit(draft(text), to=thread, key="k", at=NOON)
    assert Comment.objects.filter(reader_hash=reader_keys.hash_of("k")).count() == 2


@pytest.mark.django_db(transaction=True)
def test_one_token_sent_many_times_at_once_gives_one_comment_and_one_receipt(make_thread):
    make_thread()
    form = stamped({"text": "Sent by a nervous thumb.", "agree": "3"}, 12)
    answers = at_once(40, lambda _: Client().post("/-/comments/12/", form))
    assert {answer.status_code for answer in answers} == {303}
    assert len({answer["Location"] for answer in answers}) == 1
    assert Comment.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_readers_at_once_lose_nothing(make_thread):
    make_thread()

    def send(number):
        return Client().post("/-/comments/12/", stamped({"text": f"Reader {number}", "agree": "3"}, 12))

    assert {answer.status_code for answer in at_once(60, send)} == {303}
    assert Comment.objects.count() == 60


@pytest.mark.django_db(transaction=True)
def test_many_votes_at_once_with_one_cookie_are_one_vote(make_thread, every_vote_shown):
    """10,000 when everything is tried; some hundreds otherwise."""
    make_thread()
    cookie = reader_keys.fresh_token()

    def vote(number):
        client = Client()
        client.cookies["voter"] = cookie
        return client.post("/-/votes/12/", {"choice": "yes" if number % 2 else "no"})

    assert {answer.status_code for answer in at_once(VOTES, vote)} == {303}
    thread = to_documents.thread("12")
    assert thread.yes + thread.no == 1
    assert Vote.objects.count() == 1
