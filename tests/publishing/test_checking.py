"""The worker's thread that checks comments: woken when they are committed, and going on whatever happens."""

from time import monotonic, sleep

import pytest
from django.db import OperationalError, transaction

from courant.discussion import settling
from courant.discussion.models import Comment, Thread
from courant.discussion.signals import comments_stored
from courant.publishing.checking import Checking
from courant.publishing.precedence import Precedence


@pytest.fixture
def checking(data, monkeypatch):
    """The worker's thread, not begun yet, and never looking by itself."""
    monkeypatch.setattr("courant.publishing.checking.LOOK_EVERY", 60.0)
    checking = Checking(Precedence())
    yield checking
    checking.bell.close()


def a_comment(number):
    thread, _ = Thread.objects.get_or_create(story_id="12", defaults={"edition": "en", "address": "/en/", "title": "A"})
    return Comment.objects.create(
        thread=thread, text=f"Good piece {number}.", policy_version=1, posted_at="2026-11-22T09:30Z",
        token_hash=f"{number:064}", text_digest=f"{number:064}",
    )  # fmt: skip


def wait_until(is_so):
    end = monotonic() + 20
    while not is_so():
        assert monotonic() < end, "nothing happened for 20 seconds"
        sleep(0.01)


@pytest.mark.django_db(transaction=True)
def test_it_checks_what_was_committed_as_soon_as_it_is_woken(checking):
    checking.start()
    sleep(0.2)  # until it has looked, found nothing, and sleeps
    with transaction.atomic():
        a_comment(1)
        comments_stored.send(sender=Comment)
    wait_until(lambda: not Comment.objects.unchecked().exists())
    checking.stop()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "trouble, said",
    [
        (OperationalError("the database is shutting down"), "trying again: the database is shutting down"),
        (ZeroDivisionError(), "Checking comments has failed"),
    ],
)
def test_it_goes_on_whatever_has_failed(checking, monkeypatch, caplog, trouble, said):
    def failing():
        raise trouble

    a_comment(1)
    with monkeypatch.context() as context:
        context.setattr(settling, "settle_some", failing)
        context.setattr("courant.publishing.checking.connection.close", lambda: None)
        assert checking.turn() == 0
    assert said in caplog.text
    assert checking.turn() == 1
