"""The thread that stores comments for the server."""

import asyncio
import threading

import pytest
from django.conf import settings

from courant.discussion import writer
from courant.discussion.models import Comment
from courant.discussion.writer import Writer
from tests.discussion.test_accepting import sent
from tests.site.makers import finished

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def tables(printed):
    """The file that the database would be in; the tests' own is elsewhere."""
    file = settings.COURANT.tables
    file.touch()
    return file


def given(ours, one):
    """A comment in the writer's hands: the future outcome."""
    future = asyncio.get_running_loop().create_future()
    ours.store(one, future)
    return future


def outcomes_of(batch):
    async def run():
        ours = Writer(asyncio.get_running_loop())
        found = await asyncio.gather(*[given(ours, one) for one in batch])
        ours.stop()
        await asyncio.to_thread(ours.join)
        return found

    return finished(run())


def test_it_answers_each_after_all_are_stored(make_thread):
    make_thread()
    batch = [sent(f"Reader {number}") for number in range(200)]
    assert outcomes_of(batch) == [one.reader for one in batch]
    assert Comment.objects.count() == 200


def test_what_comes_while_it_stores_is_stored_together(make_thread, monkeypatch):
    make_thread()
    sizes, accept_all, first = [], writer.accept_all, threading.Event()

    def counted(batch):
        if not sizes:
            first.wait(0.2)
        sizes.append(len(batch))
        return accept_all(batch)

    monkeypatch.setattr(writer, "accept_all", counted)
    outcomes_of([sent(f"Reader {number}") for number in range(100)])
    assert sum(sizes) == 100
    assert len(sizes) <= 4 and max(sizes) == writer.LARGEST_BATCH


def test_one_alone_is_stored_at_once_and_after_several_more_are_waited_for(make_thread, monkeypatch):
    make_thread()
    sizes, accept_all, all_there = [], writer.accept_all, threading.Event()

    def counted(batch):
        sizes.append(len(batch))
        all_there.wait(60)
        return accept_all(batch)

    monkeypatch.setattr(writer, "accept_all", counted)
    monkeypatch.setattr(writer, "MOMENT", 1.5)
    monkeypatch.setattr(writer, "LONGEST_GATHERING", 60.0)

    async def run():
        ours = Writer(asyncio.get_running_loop())
        alone = given(ours, sent("Alone."))
        while not sizes:
            await asyncio.sleep(0.01)
        together = [given(ours, sent(f"Together {number}.")) for number in range(3)]
        all_there.set()
        await asyncio.gather(alone, *together)
        later = []
        for number in range(4):
            later.append(given(ours, sent(f"Later {number}.")))
            await asyncio.sleep(0.05)
        await asyncio.gather(*later)
        ours.stop()
        await asyncio.to_thread(ours.join)

    finished(run())
    assert sizes == [1, 3, 4]


def test_what_waits_when_it_is_told_to_end_is_stored_first(make_thread):
    make_thread()

    async def run():
        ours = Writer(asyncio.get_running_loop())
        futures = [given(ours, sent(f"Last {number}.")) for number in range(70)]
        ours.stop()
        await asyncio.to_thread(ours.join)
        return await asyncio.gather(*futures)

    assert None not in finished(run())
    assert Comment.objects.count() == 70


@pytest.mark.sqlite  # PostgreSQL's database is no file
def test_it_says_that_nothing_is_stored_when_the_database_is_away_and_goes_on_afterwards(make_thread, tables):
    make_thread()
    tables.unlink()
    assert outcomes_of([sent("Lost?"), sent("Lost too?")]) == [None, None]
    tables.touch()
    here_again = sent("Here again.")
    assert outcomes_of([here_again]) == [here_again.reader]
    assert Comment.objects.count() == 1


def test_an_error_of_ours_keeps_nobody_waiting(make_thread, monkeypatch, caplog):
    make_thread()

    def broken(batch):
        raise ZeroDivisionError

    monkeypatch.setattr(writer, "accept_all", broken)
    assert outcomes_of([sent()]) == [None]
    assert "could not be stored" in caplog.text
