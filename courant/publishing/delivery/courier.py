"""Delivers in a thread beside the printing, which never waits for it; where the store is away, it comes again."""

import logging
import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from courant.publishing.delivery.delivery import Delivery, Stopped
from courant.publishing.delivery.object_store import ObjectStore, Place, Unreachable
from courant.publishing.delivery.stocktaking import take_stock
from courant.settings import Settings

log = logging.getLogger("courant")
LOOK_EVERY = 5.0  # seconds, for what another process prints
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 60.0
STOPS_WITHIN = 5.0  # seconds, for what the store has not answered yet


class Courier:
    """Goes whenever something was printed; while the store is away, ever more rarely, and says so once."""

    def __init__(self, delivery: Delivery) -> None:
        self.delivery = delivery
        self.bell = threading.Event()
        self.is_stopping = threading.Event()
        self.pause = 0.0

    @classmethod
    def of(cls, settings: Settings, may_go_on: Callable[[], bool]) -> "Courier":
        """The courier to the object store of the settings."""
        store = ObjectStore(Place.of(settings.shelf, settings.shelf_endpoint))
        return cls(delivery_to(store, settings.data, may_go_on))

    def start(self) -> None:
        """Work in a thread. The process may end at any moment: what was not acknowledged is sent again."""
        self.thread = threading.Thread(target=self.work, name="courier", daemon=True)
        self.thread.start()

    def stop(self) -> None:
        """Stop, and wait a while until what is under way is done."""
        self.is_stopping.set()
        self.rest(True)
        self.bell.set()
        self.thread.join(STOPS_WITHIN)

    def rest(self, is_to: bool) -> None:
        """Begin nothing more, or go on again."""
        (self.delivery.is_stopping.set if is_to else self.delivery.is_stopping.clear)()

    def work(self) -> None:
        """Go, and wait for the bell; no bell makes it go sooner to a store that is away."""
        while not self.is_stopping.is_set():
            wait = self.turn()
            (self.is_stopping if self.pause else self.bell).wait(wait)
            self.bell.clear()

    def turn(self) -> float:
        """Deliver what waits; returns the seconds after which to look again."""
        try:
            report = self.delivery.run()
        except (Unreachable, Stopped, OSError, sqlite3.Error) as error:
            return 0 if self.is_stopping.is_set() else self.put_off(str(error))
        if self.pause:
            log.info("Delivering again to %s.", self.delivery.place)
            self.delivery.ledger.remember("failure", "")
        self.pause = 0.0
        for path, reason in report.refused:
            log.error("Not delivered: %s: %s", path, reason)
        if report.sent or report.removed:
            log.info("Delivered %d objects, removed %d.", len(report.sent), len(report.removed))
        return LOOK_EVERY

    def put_off(self, reason: str) -> float:
        """Come again later: soon at first, then ever more rarely."""
        if not self.pause:
            log.warning("Nothing can be delivered for the moment, trying again: %s", reason)
        with suppress(sqlite3.Error):  # a full disk, say, which is the reason then
            self.delivery.ledger.remember("failure", reason)
        self.pause = min(self.pause * 2, LONGEST_PAUSE) or FIRST_PAUSE
        return self.pause


def delivery_to(store: ObjectStore, data: Path, may_go_on: Callable[[], bool] = lambda: True) -> Delivery:
    """The delivery of a data folder's tree in use to an object store."""
    return Delivery(data, store, str(store.place), take_stock=partial(take_stock, store), may_go_on=may_go_on)
