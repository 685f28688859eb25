"""Moderators are told of reports by mail."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from courant.discussion.models import Flag, FlagReason, Status


@pytest.fixture
def report(make_comment):
    """A reader reports a comment of its own."""
    comment = make_comment("Words that stay here.", status=Status.APPROVED)

    def put_up(by, at):
        return Flag.put_up(comment, reason=FlagReason.ABUSIVE, note="A note that stays here.", by=by * 64, at=at)

    return put_up


def test_every_moderator_with_an_address_is_told_once_in_a_while(
    report, moderator, second_moderator, reporter, mailoutbox
):
    User.objects.filter(pk__in=[moderator.pk, reporter.pk]).update(email="desk@news.example")
    now = timezone.now()
    report("a", now)
    report("b", now + timedelta(minutes=5))
    assert [letter.to for letter in mailoutbox] == [["desk@news.example"]]
    assert "/desk/discussion/reported/" in mailoutbox[0].body and "stays here" not in mailoutbox[0].body
    report("c", now + timedelta(minutes=25))
    assert len(mailoutbox) == 2


def test_a_report_that_is_sent_twice_calls_once(report, moderator, mailoutbox):
    User.objects.update(email="desk@news.example")
    now = timezone.now()
    report("a", now), report("a", now + timedelta(hours=1))
    assert len(mailoutbox) == 1
