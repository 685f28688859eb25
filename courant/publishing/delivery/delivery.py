"""One run of the delivery: what waits is sent, several objects at once, in the order in which readers may depend on it."""

import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Protocol

from courant.press import file_changes
from courant.press import tree as trees
from courant.press.file_changes import Listed
from courant.press.shelf import Shelf
from courant.press.tree import Tree
from courant.publishing.delivery.at_once import at_once
from courant.publishing.delivery.ledger import Ledger, State, hash_of
from courant.publishing.delivery.object_store import AT_ONCE, Refused

CHUNK = 200
ASK_EVERY = 1.0  # seconds after which a run asks again whether it may go on
LEDGER, LOCK = "delivery.sqlite3", "delivery.lock"
DOES_NOT_LEAD = "this folder does not lead the printing at this moment, as far as it can tell."
Progress = Callable[[int, int], None]


class Stopped(Exception):
    """A run was told to end, or may not go on: another folder delivers now, or nobody can say that none does."""


class StockTaking(Protocol):
    """Brings a ledger to what the store really has; see `stocktaking.take_stock`."""

    def __call__(
        self, tree: Tree, ledger: Ledger, *, with_strangers: bool = False, progress: Progress = ...
    ) -> list[str]: ...


def nothing_there(tree: Tree, ledger: Ledger, **_more: object) -> list[str]:
    """The stock of a store that is known to be empty."""
    return []


@dataclass
class Report:
    """What a run did."""

    sent: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


class Delivery:
    """Brings a store to what the tree in use has.

    `place` tells this store from others; of a place that is new to us, `take_stock` finds out what it has already.
    `may_go_on` is asked before anything is sent, and then again and again: what one sends that does not lead any more may
    be what the one that does has taken down (law 6). `is_stopping` may be set by another thread.
    """

    def __init__(
        self, data: Path, store: Shelf, place: str, *, take_stock: StockTaking = nothing_there,
        may_go_on: Callable[[], bool] = lambda: True,
    ) -> None:  # fmt: skip
        self.data = data
        self.store = store
        self.place = place
        self.take_stock = take_stock
        self.may_go_on = may_go_on
        self.may, self.asked = True, float("-inf")
        self.is_stopping = threading.Event()
        self.ledger = Ledger(data / LEDGER)
        self.tree: Tree | None = None

    def close(self) -> None:
        """Close the files."""
        self.ledger.close()
        self._let_go()

    def run(self, progress: Progress = lambda done, of: None, *, with_refused: bool = False) -> Report:
        """Send what waits, until nothing does; what the store refused before is tried again only on request.

        Raises:
            Unreachable: the store cannot be had; what it has acknowledged so far is remembered.
            Stopped: it may not go on, or is not to.
        """
        report, done = Report(), 0
        with trees.held(self.data, lock=LOCK):
            if with_refused:
                self.ledger.try_refused_again()
            while (tree := self._tree_in_use()) and (chunk := self._next(tree)):
                self._ask()
                self._send(tree, chunk, report)
                done += len(chunk)
                progress(done, done + self.ledger.count())
        return report

    def verify(self, progress: Progress = lambda done, of: None) -> list[str]:
        """Find out what the store really has, and have wait whatever is not as printed, strangers' objects too;
        returns the keys that stay."""
        with trees.held(self.data, lock=LOCK):
            if not (tree := self._tree_in_use()):
                return []
            if not self.ledger.is_about(self.place):
                self.ledger.forget()
            staying = self.take_stock(tree, self.ledger, with_strangers=True, progress=progress)
            self.ledger.begin(self.place)
        return staying

    def _tree_in_use(self) -> Tree | None:
        """The tree in use by now, or None before the first print."""
        link = self.data / "current"
        if self.tree is None or not link.exists() or self.tree.name != link.resolve().name:
            self._let_go()
            self.tree = trees.current(self.data, is_reader=True)
        return self.tree

    def _let_go(self) -> None:
        if self.tree:
            self.tree.close()
        self.tree = None

    def _next(self, tree: Tree) -> list[str]:
        if not self.ledger.is_about(self.place):
            self.ledger.forget()
            self.take_stock(tree, self.ledger)
            self.ledger.begin(self.place)
        self.ledger.send_all_anew_in_another_manner()
        self.ledger.look_at(tree)
        return self.ledger.next(CHUNK)

    def _send(self, tree: Tree, paths: list[str], report: Report) -> None:
        """Send what differs, remove what is gone; what the store answers is remembered at once."""
        wanted = {path: file_changes.listed(tree.documents.tables, path) for path in paths}
        for path, listed in wanted.items():
            if listed and listed.hash and listed.hash == self.ledger.known_hash(path):
                self.ledger.acknowledge(path, listed.hash)
        due = [path for path in paths if self.ledger.is_waiting(path)]
        self.ledger.suspect(due)

        def deliver(path: str) -> bytes | None:
            if self.is_stopping.is_set() or not self.may:
                raise Stopped(DOES_NOT_LEAD)
            return self._deliver(tree, path, wanted[path])

        trouble: Exception | None = None
        for path, result in at_once(deliver, due, AT_ONCE, goes_on_after=(Refused, FileNotFoundError)):
            self._ask()
            if isinstance(result, (Refused, FileNotFoundError)):
                self.ledger.refuse(path, str(result))
                report.refused.append((path, str(result)))
            elif isinstance(result, Exception):
                trouble = result
            else:
                self.ledger.acknowledge(path, result)
                (report.removed if result is None else report.sent).append(path)
        if trouble:
            raise trouble

    def _ask(self) -> None:
        """Find out now and then whether what is not begun yet may be."""
        if monotonic() - self.asked >= ASK_EVERY:
            self.may = self.may_go_on()
            self.asked = monotonic()

    def _deliver(self, tree: Tree, path: str, listed: Listed | None) -> bytes | None:
        """Do one of them; returns the hash of what the store has now, None for nothing."""
        if listed is None:
            self.store.remove(path)
            return None
        try:
            content = tree.shelf.read(path)
        except FileNotFoundError:
            # Removed this moment, or with its tree: then it waits again as soon as we look. Else somebody took it.
            raise FileNotFoundError(f"it does not lie on the shelf; courant print {path} makes it again") from None
        self.store.write(path, content)
        return hash_of(listed, content)


def forget_the_ledger(data: Path) -> None:
    """Have the store asked for a list before anything else is delivered: others have delivered to it."""
    with closing(Ledger(data / LEDGER)) as ledger:
        ledger.forget()


def state(data: Path, place: str) -> State | None:
    """How far the delivery to a place is; None where nothing is known of it yet."""
    if not (data / LEDGER).exists():
        return None
    ledger = Ledger(data / LEDGER, is_reader=True)
    try:
        return ledger.state() if ledger.is_about(place) else None
    finally:
        ledger.close()
