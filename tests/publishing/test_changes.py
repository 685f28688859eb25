"""The table of changes: written with what caused them or not at all, and heard of at once (law 5)."""

import threading
from time import monotonic

import pytest
from django.db import transaction

from courant.desk.models import Contributor
from courant.publishing.changes import NotInTransaction, note, wake
from courant.publishing.models import Change
from courant.publishing.worker import Bell
from tests.desk import newsroom as make


@pytest.fixture
def bell(settings, data):
    """The socket on which a worker would listen."""
    bell = Bell(settings.COURANT.wake)
    yield bell
    bell.socket.close()


@pytest.mark.django_db(transaction=True)
def test_a_change_outside_of_a_transaction_is_refused():
    with pytest.raises(NotInTransaction, match="story:1, story:2 changed outside of a transaction"):
        note("story:1", "story:2")
    assert not Change.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_is_saved_outside_of_a_transaction_has_its_row_or_is_refused():
    make.make_edition()
    who = make.make_contributor()
    Change.objects.all().delete()
    who.name = "Renamed"
    with pytest.raises(NotInTransaction):
        who.save()
    story = make.make_story()
    Change.objects.all().delete()
    story.title = "Renamed"
    story.save()  # Wagtail saves pages in a transaction of its own
    assert Change.objects.filter(subject=story.key).exists()


@pytest.mark.django_db(transaction=True)
def test_a_change_taken_back_leaves_nothing_and_wakes_nobody(bell):
    make.make_edition()
    bell.wait(0)
    Change.objects.all().delete()
    with transaction.atomic():
        make.make_contributor()
        make.make_story()
        transaction.set_rollback(True)
    assert not Change.objects.exists() and not Contributor.objects.exists()
    asked = monotonic()
    bell.wait(0.05)
    assert monotonic() - asked >= 0.05


def seconds_until_heard(bell, act):
    """How long after an act a thread that waits as the worker does is awake."""
    woken = []

    def listen():
        bell.wait(5)
        woken.append(monotonic())

    thread = threading.Thread(target=listen)
    thread.start()
    act()
    done = monotonic()
    thread.join()
    return woken[0] - done


@pytest.mark.django_db(transaction=True)
def test_the_worker_is_woken_within_100_ms(bell):
    def change():
        with transaction.atomic():
            note(*(f"story:{number}" for number in range(50)))
            note("story:99")

    # The fastest of five: the machine may be busy with something else.
    assert min(seconds_until_heard(bell, change) for _ in range(5)) < 0.1


def test_many_rings_are_one(bell):
    for _ in range(20):
        wake()
    bell.wait(5)
    asked = monotonic()
    bell.wait(0.05)
    assert monotonic() - asked >= 0.05


def test_waking_waits_for_nobody(bell, settings):
    asked = monotonic()
    for _ in range(2000):
        wake()  # more than the socket holds
    bell.socket.close()
    wake()  # nobody is there any more
    settings.COURANT.wake.unlink()
    wake()
    assert monotonic() - asked < 2


def test_a_bell_left_by_a_killed_worker_is_replaced(bell, settings):
    again = Bell(settings.COURANT.wake)
    wake()
    asked = monotonic()
    again.wait(5)
    assert monotonic() - asked < 1
    again.socket.close()
