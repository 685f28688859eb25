"""Votes come in numbers: each has its row in the table of changes, and those of a few seconds are printed together."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from courant.discussion.models import Choice, EditionSettings, Thread, Vote
from courant.press import tree as trees
from courant.publishing import changes, printer
from courant.publishing.changes import NotInTransaction, note_for_later
from courant.publishing.models import Change
from tests.desk import newsroom as make
from tests.publishing.shelves import differences, files_in, full_print

NOON = datetime(2026, 11, 22, 12, 0, 1, tzinfo=UTC)


class Clock:
    """Stands in for the clock where changes are noted."""

    def __init__(self):
        self.time = NOON

    def now(self):
        return self.time


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(changes, "timezone", clock)
    return clock


@pytest.fixture
def thread(db, printed):
    """The thread of a printed story, whose votes are shown from the first on."""
    story = make.make_story("The bridge", dated=make.AT)
    printed(), printed()
    EditionSettings.objects.create(edition="en", fewest_votes=1)
    return Thread.objects.get(pk=str(story.pk))


@pytest.fixture
def press(data):
    tree = trees.current(data)
    yield printer.press_for(tree)
    tree.close()


def yes_and_no(data, thread):
    page = (data / "current" / "site" / thread.address[1:] / "index.html").read_text()
    return f'data-yes="{Vote.objects.filter(choice="yes").count()}"' in page, 'data-yes="0"' in page


def test_a_thousand_votes_in_ten_seconds_are_a_handful_of_prints(thread, press, clock, data, settings):
    prints = 0
    for number in range(1000):
        Vote.cast(Choice.YES if number % 3 else Choice.NO, on=thread, by=str(number))
        clock.time += timedelta(milliseconds=10)
        if number % 10 == 0:  # the worker looks ten times a second
            prints += len(printer.print_changes(press, due_by=clock.time).written) > 0
    assert Change.objects.filter(not_before__isnull=False).count() == 1000
    prints += len(printer.print_changes(press, due_by=clock.time + changes.TOGETHER).written) > 0
    assert 2 <= prints <= 4
    assert not Change.objects.filter(printed_at=None).exists()
    assert yes_and_no(data, thread) == (True, False)
    assert not differences(files_in(data / "current" / "site"), full_print(settings))


def test_whoever_was_killed_prints_what_waits(thread, press, clock, data):
    Vote.cast(Choice.YES, on=thread, by="a")
    assert printer.print_changes(press, due_by=clock.time).written == []
    assert Change.objects.filter(printed_at=None).count() == 1
    # Another worker, long after: nothing but the table tells it.
    printer.print_changes(press, due_by=clock.time + timedelta(hours=1))
    assert yes_and_no(data, thread) == (True, False)


def test_other_changes_do_not_wait_for_votes(thread, press, clock):
    Vote.cast(Choice.YES, on=thread, by="a")
    thread.close()
    printer.print_changes(press, due_by=clock.time)
    assert [change.not_before is None for change in Change.objects.filter(printed_at=None)] == [False]


def test_a_vote_under_the_fewest_prints_nothing(thread, press, clock):
    EditionSettings.objects.update(fewest_votes=3)
    for reader in "ab":
        Vote.cast(Choice.YES, on=thread, by=reader)
    assert printer.print_changes(press).written == []
    Vote.cast(Choice.YES, on=thread, by="c")
    assert printer.print_changes(press).written != []


def test_all_of_a_few_seconds_are_due_at_one_moment(db, clock):
    with transaction.atomic():
        for _ in range(5):
            note_for_later("thread:1", "thread:2")
            clock.time += timedelta(seconds=1)
    due = sorted(set(Change.objects.values_list("not_before", flat=True)))
    assert due == [NOON + timedelta(seconds=4), NOON + timedelta(seconds=9)]
    assert Change.objects.count() == 10


@pytest.mark.django_db(transaction=True)
def test_outside_of_a_transaction_it_is_refused():
    with pytest.raises(NotInTransaction):
        note_for_later("thread:1")
