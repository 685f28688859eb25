"""Moderators are shown what the worker has checked; and what it has not, once it has had its time."""

from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from courant.commands import doctor
from courant.discussion import settling
from courant.discussion.models import Comment, Status
from courant.discussion.models.comment import CHECKED_WITHIN

NOT_CHECKED = "Not checked yet"


@pytest.fixture
def page(desk, moderator):
    """The queue as it stands now, of which no other filter is asked."""
    return lambda query="": unescape(desk(moderator).get(f"/desk/discussion/{query}").content.decode())


def test_the_worker_comes_first(page, make_comment):
    make_comment("Just sent.", posted_at=timezone.now())
    before = page()
    assert "Just sent." not in before
    assert "Being checked, here within five minutes" in before and "is being checked, and stands here" in before
    settling.settle_some()
    after = page()
    assert "Just sent." in after
    assert NOT_CHECKED not in after and "Being checked" not in after


def test_a_worker_that_stands_still_hides_nothing_for_good(page, make_comment):
    make_comment("Sent a while ago.", posted_at=timezone.now() - CHECKED_WITHIN - timedelta(seconds=1))
    found = page()
    assert "Sent a while ago." in found and NOT_CHECKED in found and "Being checked" not in found
    assert any("1 comments wait unchecked" in finding.text for finding in doctor.checking_findings())
    settling.settle_some()
    assert NOT_CHECKED not in page()
    assert [finding.is_good for finding in doctor.checking_findings()] == [True]


def test_what_its_author_has_changed_is_checked_again_first(make_comment):
    now = timezone.now()
    comment = make_comment(posted_at=now - timedelta(minutes=20), edited_at=now - timedelta(minutes=1))
    assert list(Comment.objects.being_checked(now=now)) == [comment] and not Comment.objects.queued(now=now)
    later = now + CHECKED_WITHIN
    assert list(Comment.objects.queued(now=later)) == [comment] and not Comment.objects.being_checked(now=later)


@pytest.mark.parametrize("facts", [{"status": Status.APPROVED}, {"status": Status.EXPIRED}])
def test_what_waits_no_more_is_neither(make_comment, facts):
    now = timezone.now()
    make_comment(posted_at=now, **facts)
    assert not Comment.objects.queued(now=now) and not Comment.objects.being_checked(now=now)


def test_every_waiting_comment_is_in_one_of_the_two(make_comment):
    now = timezone.now()
    ages = (None, 0, 4, 5, 6, 29, 34)
    for posted in ages[1:]:
        for edited in (age for age in ages if age is None or age <= posted):
            for checked_at in (None, now):
                make_comment(
                    posted_at=now - timedelta(minutes=posted), checked_at=checked_at,
                    edited_at=None if edited is None else now - timedelta(minutes=edited),
                )  # fmt: skip
    queued, others = Comment.objects.queued(now=now), Comment.objects.being_checked(now=now)
    assert {*queued} | {*others} == {*Comment.objects.waiting()}
    assert not {*queued} & {*others}


def test_checks_that_cannot_be_finished_keep_nothing_back(page, make_comment, monkeypatch):
    trouble, fine = make_comment("Trouble."), make_comment("Fine.")
    settle = settling.settle

    def stumble(waiting):
        if trouble in waiting:
            raise ValueError("nobody thought of this")
        settle(waiting)

    monkeypatch.setattr(settling, "settle", stumble)
    assert (settling.settle_some(), settling.settle_some()) == (2, 0)
    trouble.refresh_from_db()
    fine.refresh_from_db()
    assert (trouble.status, fine.status) == (Status.SYSTEM_WITHHELD, Status.PREMOD)
    assert "The checks could not be finished, so it is held: “\u2068ValueError: nobody thought of this" in page()
