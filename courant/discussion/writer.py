"""One thread that stores comments: whatever waits is stored in one transaction, then each is answered.

Each commit waits for the disk, and on SQLite one waits for the other: alone, a comment would pay for a commit of its
own. Who comes alone is stored at once. Where several came together, the next are given a moment to do so too, for as
long as one comes upon the other: they are answered sooner than if each held up those behind it with a commit.
"""

import asyncio
import logging
import queue
import threading
from collections.abc import Sequence
from time import monotonic, sleep

from django import db
from django.conf import settings

from courant.discussion.accepting import Outcome, Sent, accept_all
from courant.discussion.printed import NothingPrinted

logger = logging.getLogger(__name__)

LARGEST_BATCH = 64
MOST_WAITING = 512
# Seconds between two that come upon one another, and in which a batch is complete.
MOMENT, LONGEST_GATHERING = 0.0005, 0.003

Waiting = tuple[Sent, "asyncio.Future[Outcome | None]"]


class Writer:
    """Takes comments from any thread; its own stores them, and an event loop is told."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._waiting: queue.SimpleQueue[Waiting | None] = queue.SimpleQueue()
        self._file: tuple[int, int] | None = None
        self._came_together = False
        self._thread = threading.Thread(target=self._store_all, daemon=True, name="writer")
        self._thread.start()

    @property
    def is_full(self) -> bool:
        """Whether so many wait already that another would wait for too long."""
        return self._waiting.qsize() >= MOST_WAITING

    def store(self, sent: Sent, future: "asyncio.Future[Outcome | None]") -> None:
        """Have a comment stored, from any thread. The future is told what became of it, once that is certain; None where it
        could not be stored at the moment."""
        self._waiting.put((sent, future))

    def answer(self, answered: "Sequence[tuple[asyncio.Future[Outcome | None], Outcome | None]]") -> bool:
        """Tell those who wait, from any thread; False where the server has stopped, and nobody waits any more."""
        try:
            self._loop.call_soon_threadsafe(_answer, answered)
        except RuntimeError:
            return False
        return True

    def stop(self) -> None:
        """Store what waits, and end."""
        self._waiting.put(None)

    def join(self) -> None:
        """Wait until it has ended."""
        self._thread.join()

    def _store_all(self) -> None:
        while batch := self._next_batch():
            outcomes = self._outcomes([sent for sent, _ in batch])
            if not self.answer(list(zip((future for _, future in batch), outcomes, strict=True))):
                break
        db.connection.close()

    def _next_batch(self) -> list[Waiting]:
        """What waits, as soon as something does; empty at the end."""
        batch: list[Waiting] = []
        first = self._waiting.get()
        if first is None:
            return batch
        batch.append(first)
        self._take_what_waits(batch)
        complete_at = monotonic() + LONGEST_GATHERING
        while self._came_together and len(batch) < LARGEST_BATCH and monotonic() < complete_at:
            sleep(MOMENT)
            if not self._take_what_waits(batch):
                break
        self._came_together = len(batch) > 1
        return batch

    def _take_what_waits(self, batch: list[Waiting]) -> bool:
        """Add it to the batch, as far as there is place; says whether there was any."""
        before = len(batch)
        while len(batch) < LARGEST_BATCH and not self._waiting.empty():
            waiting = self._waiting.get()
            if waiting is None:
                self._waiting.put(None)  # the end comes after what is in this batch
                break
            batch.append(waiting)
        return len(batch) > before

    def _outcomes(self, batch: Sequence[Sent]) -> Sequence[Outcome | None]:
        try:
            self._miss_a_database_that_is_gone()
            return self._on_a_living_connection(batch)
        except (db.Error, NothingPrinted, OSError):
            db.connection.close()  # the next batch begins anew
        except Exception:  # nobody else would ever end the waiting of these readers
            logger.exception("Comments could not be stored")
            db.connection.close()
        return [None] * len(batch)

    def _on_a_living_connection(self, batch: Sequence[Sent]) -> Sequence[Outcome]:
        """A server that was restarted has cut the connection that is kept; what is tried again is stored once."""
        try:
            return accept_all(batch)
        except (db.OperationalError, db.InterfaceError):
            if not settings.COURANT.database:
                raise
        db.connection.close()
        return accept_all(batch)

    def _miss_a_database_that_is_gone(self) -> None:
        """A file that was removed or replaced goes on taking what is written to it, for nobody to read."""
        if settings.COURANT.database:
            return
        found = settings.COURANT.tables.stat()
        if (found.st_dev, found.st_ino) != self._file:
            db.connection.close()
            self._file = (found.st_dev, found.st_ino)


def _answer(answered: "Sequence[tuple[asyncio.Future[Outcome | None], Outcome | None]]") -> None:
    for future, outcome in answered:
        if not future.done():
            future.set_result(outcome)
