"""Hands on other machines, as the one that leads sees them: it offers ranges of outputs in the database and takes what comes
back (docs/decisions/0027). Where nobody is there, or the database is away, it makes everything itself.

A hand holds the row of what it makes locked while it does, so what a killed one had is free again at once.
"""

import logging
import platform
import sqlite3
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import TypeVar
from urllib.parse import quote
from uuid import uuid4

import msgspec
from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection, transaction
from django.db.models import QuerySet

from courant.press.manifest import Manifest, Output
from courant.press.theme import Theme
from courant.press.tree import MANIFEST, Tree
from courant.publishing import leading
from courant.publishing.models import PrintPart, PrintRelease, PrintTask

log = logging.getLogger("courant")
LOOK_EVERY, QUIET = 1.0, 30.0  # seconds to the next look; and after the database was away
RESTS_ON = ("jinja2", "markupsafe", "babel", "jdatetime", "msgspec")
IN_HAND = 2  # ranges that wait for each hand
COPY = "for-hands.sqlite3"  # in the folder of the tree, while it is sent
PART = 4 * 1024 * 1024  # bytes of the documents in a row
TROUBLE = (DatabaseError, InterfaceError)

T = TypeVar("T")

encode_outputs = msgspec.msgpack.Encoder().encode
decode_outputs = msgspec.msgpack.Decoder(list[Output]).decode


class FarHands:
    """Those who may help with one whole print. Satisfies `crew.Elsewhere`; use it as a context."""

    def __init__(self, tree: Tree, theme: Theme) -> None:
        self.tree = tree
        self.theme = theme
        self.release = uuid4().hex
        self.open: dict[int, list[Output]] = {}
        self.number = 0
        self.looked = -LOOK_EVERY
        self.present = 0
        self.sending: threading.Thread | None = None
        self.is_there = False  # the documents, for hands to fetch
        self.is_over = threading.Event()
        self.made = 0
        self.quiet_until = 0.0

    def __enter__(self) -> "FarHands":
        self._put_away()  # what a killed one has left
        return self

    def __exit__(self, *_error: object) -> None:
        self.is_over.set()
        if self.sending:
            self.sending.join()
        self._tell(clear)
        if self.made:
            log.info("Of the whole print, hands elsewhere made %d ranges.", self.made)

    def offer(self, batches: Iterator[list[Output]]) -> None:
        """Give them work, if anybody is there."""
        if monotonic() - self.looked >= LOOK_EVERY:
            self.looked = monotonic()
            self._tell(self._look)
        if not self.is_there:
            return
        new = list(islice(batches, max(self.present * IN_HAND - len(self.open), 0)))
        for batch in new:
            self.number += 1
            self.open[self.number] = batch
        if new:
            self._tell(self._write, len(new))

    def _look(self) -> None:
        self.present = leading.count_hands()
        if self.present and self.sending is None:
            clear()
            self.sending = threading.Thread(target=self._send, name="documents for hands", daemon=True)
            self.sending.start()

    def _write(self, new: int) -> None:
        rows = list(self.open.items())[-new:]
        PrintTask.objects.bulk_create(
            [PrintTask(release=self.release, number=number, outputs=encode_outputs(batch)) for number, batch in rows]
        )

    def results(self) -> Iterator[tuple[int, bytes]]:
        """What they have made, each of it once; what was taken back meanwhile is passed over."""
        if not self.open:
            return
        made = PrintTask.objects.filter(release=self.release, result__isnull=False, number__in=list(self.open))
        for number, result in self._tell(lambda: list(made.values_list("number", "result"))) or ():
            del self.open[number]
            self.made += 1
            yield number, bytes(result or b"")

    def recorded(self, number: int) -> None:
        """It is on the shelf and recorded, so the row may go."""
        self._tell(PrintTask.objects.filter(release=self.release, number=number).delete)

    def taken_back(self, most: int) -> list[list[Output]]:
        """What nobody makes yet, and else what somebody says to be making."""
        if most < 1 or not self.open:
            return []
        free = self._tell(self._take_free, most) or []
        numbers = [*free, *(number for number in self.open if number not in free)][:most]
        return [self.open.pop(number) for number in numbers if number in self.open]

    def _take_free(self, most: int) -> list[int]:
        with transaction.atomic():
            free = PrintTask.objects.select_for_update(skip_locked=True).filter(release=self.release, result=None)
            numbers = list(free.order_by("number").values_list("number", flat=True)[:most])
            PrintTask.objects.filter(release=self.release, number__in=numbers).delete()
        return numbers

    def _send(self) -> None:
        """Have the documents in the database, for hands to fetch."""
        what = (self.tree.root / MANIFEST, self.tree.root / COPY, self.release, made_with(self.theme))
        try:
            self.is_there = send(*what, is_over=self.is_over)
        except (*TROUBLE, sqlite3.Error, OSError) as trouble:
            log.warning("No hands elsewhere for this print: %s", trouble)
        finally:
            self._put_away()
            connection.close()

    def _put_away(self) -> None:
        """The copy of all documents, and what SQLite keeps beside it."""
        for file in self.tree.root.glob(f"{COPY}*"):
            file.unlink(missing_ok=True)

    def _tell(self, act: Callable[..., T], *arguments: int) -> T | None:
        """Where the database is away, there are no hands: everything open is made here."""
        if monotonic() < self.quiet_until:
            return None
        try:
            return act(*arguments)
        except TROUBLE as trouble:
            log.warning("Nothing from hands elsewhere for the moment: %s", trouble)
            connection.close()
            self.quiet_until = monotonic() + QUIET
            return None


def clear() -> None:
    """Take away what an earlier print left; what a hand has locked goes when its worker sees that the print has ended."""
    PrintRelease.objects.all().delete()
    PrintPart.objects.all().delete()
    remove_free(PrintTask.objects.all())


def remove_free(tasks: QuerySet[PrintTask]) -> None:
    """Remove those that no hand has locked: one whose machine was lost has its own for a while, and nobody is to wait."""
    with transaction.atomic():
        free = list(tasks.select_for_update(skip_locked=True).values_list("pk", flat=True))
        PrintTask.objects.filter(pk__in=free).delete()


def made_with(theme: Theme) -> str:
    """Differs where the same document might become other bytes: by theme, press, or what they stand on."""
    return " ".join([theme.fingerprint, platform.python_version(), *(f"{name}-{version(name)}" for name in RESTS_ON)])


def send(manifest: Path, copy: Path, release: str, made_by: str, *, is_over: threading.Event) -> bool:
    """Put the documents of a manifest into the database, part by part, and then say that they are there; False where the
    print is over before that."""
    with closing(Manifest(copy, durable=False)) as reduced:
        reduced.tables.execute("ATTACH ? AS whole", (f"file:{quote(str(manifest))}?mode=ro",))
        for table in ("documents", "memberships"):
            reduced.tables.execute(f"INSERT INTO {table} SELECT * FROM whole.{table}")
    with open(copy, "rb") as file:
        parts = 0
        while part := file.read(PART):
            if is_over.is_set():
                return False
            PrintPart.objects.create(release=release, number=parts, body=zlib.compress(part, 1))
            parts += 1
    PrintRelease.objects.create(
        release=release, made_with=made_by, parts=parts, lead=leading.named(settings.COURANT.data)
    )
    return True
