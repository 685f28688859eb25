"""A crew: several processes that make the outputs of a new tree and put them on its shelf; one keeps the records. Others,
elsewhere, may make some as well.

Only for trees that nobody reads yet: in which order files come does not matter there, and what a killed crew leaves
behind is swept when the print goes on.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from courant.lib.developing import Developer
from courant.lib.garbage import expect_little
from courant.lib.lifeline import end_with
from courant.press import holdings
from courant.press.daybook import Entry
from courant.press.file import File, PictureFile
from courant.press.library import Kept
from courant.press.manifest import Output
from courant.press.printing import Setting, make
from courant.press.prints import Originals, Prints
from courant.press.sheets import unpacked
from courant.press.shelf import FolderShelf
from courant.press.theme import Theme
from courant.press.tree import Tree

IN_HAND = 2  # tasks that wait for each process, so that none is ever idle
LOOK_EVERY = 0.5  # seconds after which to look at what comes from elsewhere


@dataclass(frozen=True)
class Workplace:
    """What each process of a crew needs to know; all of it can be handed to another process."""

    tree: Path
    theme: Theme
    originals: Originals
    develop: Developer
    before: Path | None  # the folder of files of an older tree, from which pictures may be taken over
    variants: Any
    is_copy: bool = False  # the tree was begun as a copy of another


@dataclass(frozen=True)
class Made:
    """One output that lies on the shelf, as the manifest is to record it; with the pictures of which the process that made it
    speaks for the first time, whoever shows them, and with what of these and of its texts was written."""

    output: Output
    exists: bool
    entry: Entry
    failure: str
    pictures: list[str]
    written: list[str]

    @property
    def noted(self) -> set[str]:
        """What it looked at."""
        return self.entry.noted

    @property
    def texts(self) -> dict[str, bytes]:
        """Its files other than pictures, with their hashes."""
        return self.entry.texts


class Elsewhere(Protocol):
    """Hands on other machines, of whom nothing is sure: what they were given can be taken back at any moment."""

    def offer(self, batches: Iterator[list[Output]]) -> None:
        """Give them work, if anybody is there."""

    def results(self) -> Iterator[tuple[int, bytes]]:
        """What they have made, packed (courant/press/sheets.py), by number; each of it once."""

    def recorded(self, number: int) -> None:
        """What they made under this number is on the shelf and recorded."""

    def taken_back(self, most: int) -> list[list[Output]]:
        """Some of what they have not made yet, oldest first; nothing is waited for."""


class Crew:
    """`hands` processes for one tree; use it as a context."""

    def __init__(self, workplace: Workplace, hands: int, elsewhere: Elsewhere | None = None) -> None:
        self.elsewhere = elsewhere
        # A process with other threads must not be copied: a lock that one of them held would be held for good.
        self.method = "fork" if threading.active_count() == 1 else "spawn"
        context = multiprocessing.get_context(self.method)
        self.hands = hands
        self._pool = ProcessPoolExecutor(hands, context, initializer=_begin, initargs=(workplace, os.getpid()))

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, *_error: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def make(self, batches: Iterator[list[Output]]) -> Iterator[list[Made]]:
        """Make batch after batch; what is made comes back in any order.

        Raises:
            BrokenProcessPool: a process of the crew was killed; what came back before is whole.
        """
        going = {self._pool.submit(_make_batch, batch) for batch in islice(batches, self.hands * IN_HAND)}
        shelving: dict[Future[list[Made]], int] = {}
        while going or shelving:
            done, _others = wait(going | shelving.keys(), LOOK_EVERY if self.elsewhere else None, FIRST_COMPLETED)
            going -= done
            going |= {self._pool.submit(_make_batch, batch) for batch in islice(batches, len(done - shelving.keys()))}
            if self.elsewhere:
                self.elsewhere.offer(batches)
                for number, packed in self.elsewhere.results():
                    shelving[self._pool.submit(_shelve, packed)] = number
                idle = self.hands - len(going) - len(shelving.keys() - done)  # then only theirs is left to do
                going |= {self._pool.submit(_make_batch, batch) for batch in self.elsewhere.taken_back(idle)}
            for future in done:
                yield future.result()
                if self.elsewhere and future in shelving:
                    self.elsewhere.recorded(shelving.pop(future))


class _Hand:
    """One process of a crew."""

    def __init__(self, workplace: Workplace) -> None:
        self.documents = Tree(workplace.tree, is_reader=True).documents
        self.shelf = FolderShelf(workplace.tree / "site", durable=False)
        self.shelf.variants = workplace.variants
        before = FolderShelf(workplace.before) if workplace.before else None
        self.prints = Prints(self.shelf, workplace.originals, workplace.develop, before)
        self.theme = workplace.theme
        self.kept = Kept()
        self.is_copy = workplace.is_copy
        self.there: set[str] = set()  # stems of pictures that lie on the shelf

    def make(self, outputs: Iterable[Output]) -> Iterator[Made]:
        return self.shelve([self.set(output) for output in outputs])

    def set(self, output: Output) -> Setting:
        """Make one, to be put on the shelf."""
        return make(output, self.documents, self.theme, self.kept)

    def shelve(self, settings: list[Setting]) -> Iterator[Made]:
        """Put on the shelf what was made, here or elsewhere."""
        pictures = [file for one in settings for file in one.files if isinstance(file, PictureFile)]
        new = {file.path: file for file in pictures if file.stem not in self.there}
        absent = [file for path, file in new.items() if not self.shelf.has(path)]
        missing = self.prints.put_on_shelf(absent)
        parted = {holdings.stem_of(path) for path in missing}
        there = [path for path, file in new.items() if file.stem not in parted]
        self.there |= {new[path].stem for path in there}
        written = [file.path for file in absent if file.path not in missing]
        for setting in settings:
            setting.fail_without(missing)
            texts = [file for file in setting.files if isinstance(file, File) and not self.lies_there(file)]
            for file in texts:
                self.shelf.write_new(file.path, file.content)
            names = written + [file.path for file in texts]
            yield Made(setting.output, setting.exists, setting.entry(), setting.failure, there, names)
            there, written = [], []

    def lies_there(self, file: File) -> bool:
        """Whether a file that the tree was begun with is as it should be; in a tree that began empty nothing is asked."""
        if not self.is_copy:
            return False
        return self.documents.hash_of(file.path) == file.digest and self.shelf.has(file.path)


_hand: _Hand


def _begin(workplace: Workplace, chief: int) -> None:
    end_with(chief, by=signal.SIGKILL)  # a hand would wait for ever for work from one that was killed
    expect_little()
    global _hand  # one for each process: what a task finds when it arrives there
    _hand = _Hand(workplace)


def _make_batch(outputs: list[Output]) -> list[Made]:
    # Whoever reads one moment has SQLite's log grow by all that is written meanwhile: much, into the manifest of a copy.
    with nullcontext() if _hand.is_copy else _hand.documents.transaction(is_for_reading=True):
        return list(_hand.make(outputs))


def _shelve(packed: bytes) -> list[Made]:
    """Put on the shelf what was made elsewhere; what failed there is tried here, for the fault may be that machine's."""
    return list(
        _hand.shelve([_hand.set(one.output) if one.failure else one for one in unpacked(packed, _hand.documents)])
    )
