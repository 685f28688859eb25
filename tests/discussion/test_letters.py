"""Moderators are told of reports by mail."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from wagtail.users.models import UserProfile

from courant.discussion.models import Flag, FlagReason, Status


@pytest.fixture
def report(make_comment):
    """A reader reports a comment of its own."""
    count = iter(range(9))

    def put_up(by, at, **facts):
        comment = make_comment(f"Words that stay here, {next(count)}.", status=Status.APPROVED, **facts)
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


def test_a_report_that_is_sent_twice_calls_once(make_comment, moderator, mailoutbox):
    User.objects.update(email="desk@news.example")
    now, comment = timezone.now(), make_comment(status=Status.APPROVED)
    for hours in (0, 1):
        Flag.put_up(comment, reason=FlagReason.SPAM, by="a" * 64, at=now + timedelta(hours=hours))
    assert len(mailoutbox) == 1


REPORTED = {
    "en": "A reader has reported a comment.",
    "ar": "أبلغ قارئ عن تعليق.",
    "fa": "خواننده‌ای دیدگاهی را گزارش کرده است.",
}


@pytest.mark.parametrize(("chosen", "expected"), [("en", "en"), ("fa", "fa"), ("", "ar"), (None, "ar"), ("de", "en")])
def test_it_is_in_the_language_that_they_chose_for_the_desk_or_else_of_the_edition(
    report, make_thread, moderator, mailoutbox, chosen, expected
):
    User.objects.update(email="desk@news.example")
    if chosen is not None:
        UserProfile.objects.create(user=moderator, preferred_language=chosen)
    report("a", timezone.now(), on=make_thread("7", edition="ar"))
    [letter] = mailoutbox
    assert letter.body.startswith(REPORTED[expected])
    assert letter.body.endswith("/desk/discussion/reported/\n")
