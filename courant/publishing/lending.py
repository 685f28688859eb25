"""Lends hands to a whole print that another machine leads: a worker that waits has nothing else to do."""

import logging
import multiprocessing
import os
import shutil
import zlib
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import sleep

from django.conf import settings
from django.db import connection, transaction

from courant.press.library import Kept
from courant.press.manifest import Manifest
from courant.press.printing import make
from courant.press.sheets import packed
from courant.press.theme import Theme
from courant.publishing import leading
from courant.publishing.far_hands import decode_outputs, made_with, remove_free
from courant.publishing.hand import lend
from courant.publishing.models import PrintPart, PrintRelease, PrintTask

log = logging.getLogger("courant")
LOOK_EVERY = 0.2  # seconds, while nothing is offered


class Lending:
    """The hands of this machine, as many as it has cores."""

    def __init__(self, hands: int | None = None) -> None:
        self.hands = hands or os.cpu_count() or 1
        self.release = ""
        self.processes: list[BaseProcess] = []

    @property
    def folder(self) -> Path:
        """Where the documents of a print lie meanwhile."""
        return settings.COURANT.data / "lent"

    def look(self) -> None:
        """Help where a print is going on."""
        release = PrintRelease.objects.first()
        if release is None or release.release != self.release:
            self.stop()
            # What hands were at when their print ended; until the server has seen them end as well, it is passed over.
            remove_free(PrintTask.objects.exclude(release__in=PrintRelease.objects.values("release")))
            leading.be_there_to_help()
        if release is None:
            return
        if release.release != self.release:
            self.release = release.release
            self._begin(release)
        elif self.processes:
            self.processes = [one if one.is_alive() else self._one_more() for one in self.processes]

    def leave(self) -> None:
        """Help no more, nor be there to."""
        if leading.is_needed():
            self.stop()
            connection.close()

    def stop(self) -> None:
        """Leave it to others."""
        for process in self.processes:
            process.kill()
            process.join()
        self.processes, self.release = [], ""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _begin(self, release: PrintRelease) -> None:
        if made_with(Theme(settings.COURANT.theme)) != release.made_with:
            log.warning(
                "Not helping %s with its whole print: theme, release of Courant, Python or libraries are not the same "
                "here as there.", release.lead,
            )  # fmt: skip
            connection.close()  # nor is it there to help
            return
        if self._fetch(release):
            log.info("Helping %s with its whole print.", release.lead)
            self.processes = [self._one_more() for _ in range(self.hands)]

    def _fetch(self, release: PrintRelease) -> bool:
        """Fetch the documents; False where the print has ended meanwhile."""
        self.folder.mkdir(parents=True, exist_ok=True)
        parts = PrintPart.objects.filter(release=release.release)
        with open(self.folder / "manifest.sqlite3", "wb") as file:
            for number in range(release.parts):
                part = parts.filter(number=number).first()
                if part is None:
                    return False
                file.write(zlib.decompress(part.body))
        return True

    def _one_more(self) -> BaseProcess:
        what = (self.release, str(self.folder / "manifest.sqlite3"), str(settings.COURANT.theme))
        process = multiprocessing.get_context("spawn").Process(target=lend, args=(os.getpid(), *what), daemon=True)
        process.start()
        return process


def make_what_is_offered(release: str, manifest: str, theme: str) -> None:
    """Make range after range, until the print ends."""
    maker = _Maker(release, Path(manifest), Path(theme))
    leading.be_there_to_help()
    while maker.make_one() or PrintRelease.objects.filter(release=release).exists():
        if not maker.has_made:
            sleep(LOOK_EVERY)


class _Maker:
    """One process that makes outputs."""

    def __init__(self, release: str, manifest: Path, theme: Path) -> None:
        self.offered = PrintTask.objects.filter(release=release, result=None).order_by("number")
        self.documents = Manifest(manifest, is_reader=True)
        self.theme = Theme(theme)
        self.kept = Kept()
        self.has_made = False

    def make_one(self) -> bool:
        """Make one range, which nobody else makes meanwhile; False where none is free."""
        with transaction.atomic():
            task = self.offered.select_for_update(skip_locked=True).first()
            self.has_made = task is not None
            if task:
                settings = [make(one, self.documents, self.theme, self.kept) for one in decode_outputs(task.outputs)]
                PrintTask.objects.filter(pk=task.pk).update(result=packed(settings))
        return self.has_made
