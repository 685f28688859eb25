"""Many at once: one token is one comment, one cookie one vote, and nobody loses anything."""

import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from courant.discussion import reader_keys, to_documents
from courant.discussion.models import Comment, Vote
from tests.stamps import stamped

VOTES = 10_000 if os.environ.get("COURANT_TORTURE") else 200


def at_once(count, act):
    def run(number):
        try:
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as crowd:
        return list(crowd.map(run, range(count)))


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
