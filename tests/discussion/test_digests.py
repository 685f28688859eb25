"""Once a day moderators are told by mail what waits for them, in numbers."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from wagtail.users.models import UserProfile

from courant.discussion import digests, letters
from courant.discussion.models import DailyDigest, DigestWish, Flag, FlagReason, Status

MORNING = datetime(2026, 11, 25, 5, 0, tzinfo=UTC)
ACCOUNT = "/desk/account/"


@pytest.fixture
def two_moderators(moderator, second_moderator, reporter):
    """Both have an address, the second works in Persian; so has somebody who may not moderate."""
    for number, user in enumerate((moderator, second_moderator, reporter)):
        User.objects.filter(pk=user.pk).update(email=f"{number}@news.example")
    UserProfile.objects.create(user=second_moderator, preferred_language="fa")


@pytest.fixture
def busy(make_comment):
    """Three comments wait, one of them from yesterday morning; one is reported."""
    for age in (1, 2, 25):
        make_comment(f"Hidden word, {age}.", posted_at=MORNING - timedelta(hours=age))
    shown = make_comment("Hidden word.", status=Status.APPROVED)
    Flag.objects.create(comment=shown, reason=FlagReason.ABUSIVE, note="Hidden.", reader_hash="a" * 64, at=MORNING)


def test_each_moderator_reads_in_their_language_what_waits(two_moderators, busy, mailoutbox):
    assert digests.send_due(MORNING) == 2
    first, second = mailoutbox
    assert (first.to, second.to) == (["0@news.example"], ["1@news.example"])
    assert first.body.splitlines() == [
        "Comments that wait for a decision: 3",
        "Of these, for longer than the 24 hours that readers are promised: 1",
        "Reports of readers: 1",
        "",
        "http://testserver/desk/discussion/",
    ]
    assert first.subject.endswith(": what waits for the moderators")
    assert "دیدگاه‌های در انتظار تصمیم: 3" in second.body.splitlines(), "nothing is printed in Persian: plain digits"
    assert not any("Hidden" in letter.subject + letter.body for letter in mailoutbox)


def test_digits_are_those_of_the_edition_that_is_printed_in_the_language(moderator, busy, mailoutbox, printed):
    User.objects.update(email="a@news.example")
    printed.put(printed.an_edition("en", position=3))
    assert digests.send_due(MORNING) == 1
    assert "تعليقات تنتظر القرار: ٣" in mailoutbox[0].body, "the first edition is the Arabic one now"


def test_it_is_written_once_a_day_and_not_before_morning(two_moderators, busy, mailoutbox):
    asked = [digests.send_due(MORNING + timedelta(minutes=minutes)) for minutes in (-1, 0, 1, 300, 24 * 60)]
    assert asked == [0, 2, 0, 0, 2]
    assert len(mailoutbox) == 4
    assert [digest.day.day for digest in DailyDigest.objects.all()] == [26], "of earlier days nothing is kept"


def test_a_worker_that_comes_late_writes_it_late(two_moderators, busy):
    assert digests.send_due(MORNING + timedelta(hours=18)) == 2


def test_a_clock_that_is_set_back_writes_none_again(two_moderators, busy):
    assert digests.send_due(MORNING) == 2
    assert digests.send_due(MORNING - timedelta(days=1)) == 0


def test_who_turns_it_off_in_their_account_is_spared_it_and_told_of_reports_all_the_same(
    two_moderators, busy, desk, moderator, mailoutbox
):
    client = desk(moderator)
    form = {
        "name_email-first_name": "Mona", "name_email-last_name": "Said", "name_email-email": "0@news.example",
        "theme-theme": "system", "theme-contrast": "system", "theme-density": "default",
    }  # fmt: skip
    assert "discussion-is_wanted" in client.get(ACCOUNT).content.decode() and not DigestWish.objects.exists()
    assert client.post(ACCOUNT, form).status_code == 302, "a switch that is off is not sent"
    assert digests.send_due(MORNING) == 1 and mailoutbox[0].to == ["1@news.example"]
    letters.say_that_reports_wait("en")
    assert len(mailoutbox) == 3
    assert client.post(ACCOUNT, form | {"discussion-is_wanted": "on"}).status_code == 302
    assert digests.send_due(MORNING + timedelta(days=1)) == 2


def test_only_moderators_have_the_switch(desk, reporter):
    assert "discussion-is_wanted" not in desk(reporter).get(ACCOUNT).content.decode()


def test_where_nothing_waits_nobody_is_written_to(two_moderators, make_comment, mailoutbox):
    make_comment(status=Status.APPROVED)
    assert digests.send_due(MORNING) == 0 and mailoutbox == []


def test_it_is_written_while_nothing_is_printed(two_moderators, busy, tmp_path, mailoutbox):
    (tmp_path / "current").unlink()
    assert digests.send_due(MORNING) == 2
    assert mailoutbox[0].body.startswith("Comments that wait for a decision: 3")
