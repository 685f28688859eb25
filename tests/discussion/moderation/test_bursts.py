"""Bursts of votes, in the desk."""

from datetime import UTC, datetime
from html import unescape

import pytest

from courant.discussion.models import Burst, Choice, LogEntry, Vote

pytestmark = pytest.mark.django_db
BURSTS = "/desk/discussion/bursts/"


@pytest.fixture
def burst(make_thread):
    thread = make_thread(title="<b>Bridge</b>")
    for reader in range(31):
        choice = Choice.YES if reader < 20 else Choice.NO
        Vote.cast(choice, on=thread, by=str(reader), at=datetime(2026, 11, 22, 12, tzinfo=UTC))
    return Burst.objects.get()


def decide(client, burst, outcome, version=1):
    return client.post(f"{BURSTS}{burst.pk}/decisions/", {"outcome": outcome, "version": version}, follow=True)


def test_what_waits_is_listed_with_its_answers(desk, moderator, burst):
    page = desk(moderator).get(BURSTS).content.decode()
    assert "yes: 20, no: 11" in page
    assert "&lt;b&gt;Bridge&lt;/b&gt;" in page
    assert "2026-11-22 12:00" in page


def test_a_moderator_releases_it_and_may_discard_it_after_all(desk, moderator, burst):
    client = desk(moderator)
    assert "Released" in decide(client, burst, "released").content.decode()
    assert Vote.objects.counted().count() == 31
    assert "No burst waits" in client.get(BURSTS).content.decode()
    decide(client, burst, "discarded", version=2)
    assert Vote.objects.counted().count() == 0


def test_the_queue_says_that_one_waits_and_the_log_who_decided(desk, moderator, burst):
    client = desk(moderator)
    assert BURSTS in client.get("/desk/discussion/decided/").content.decode().partition("moderation-tabs")[2][:1500]
    decide(client, burst, "discarded")
    assert (
        "Bursts of votes"
        not in client.get("/desk/discussion/decided/").content.decode().partition("moderation-tabs")[2]
    )
    entry = LogEntry.objects.get()
    assert (entry.act, entry.by_name, entry.after, entry.story_id) == ("burst", "moderator", "discarded", "12")


def test_the_second_moderator_is_told(desk, moderator, second_moderator, burst):
    decide(desk(moderator), burst, "released")
    page = unescape(decide(desk(second_moderator), burst, "discarded").content.decode())
    assert "Not decided: it has changed since you opened the page." in page
    assert Vote.objects.counted().count() == 31


@pytest.mark.parametrize("form", [{}, {"outcome": "maybe", "version": "1"}, {"outcome": "released", "version": "x"}])
def test_an_unclear_decision_decides_nothing(desk, moderator, burst, form):
    page = desk(moderator).post(f"{BURSTS}{burst.pk}/decisions/", form, follow=True).content.decode()
    assert "Decide again." in page
    assert Vote.objects.counted().count() == 0


def test_it_is_for_moderators_and_changes_nothing_by_get(desk, reporter, moderator, burst):
    assert desk(reporter).get(BURSTS).status_code == 302
    desk(reporter).post(f"{BURSTS}{burst.pk}/decisions/", {"outcome": "released", "version": 1})
    assert desk(moderator).get(f"{BURSTS}{burst.pk}/decisions/").status_code == 405
    assert Burst.objects.get().outcome == ""
