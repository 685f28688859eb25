"""Printed files kept in memory, each answering only for the very file it was read from."""

import os
from collections.abc import Iterator
from threading import Lock
from time import monotonic

from courant.site.answers import Answer

LIMIT = 64 * 1024 * 1024
_TRUSTED_FOR = 0.05  # seconds between looks at the disk: a comment shows well within a second of printing

Mark = tuple[int, int, int, int]


def mark_of(file: str) -> Mark:
    """What tells this version of a file from every other."""
    seen = os.stat(file)
    return seen.st_dev, seen.st_ino, seen.st_mtime_ns, seen.st_size


class Kept:
    """One file: its answer, the answer for who has it already, and the version it was made from."""

    __slots__ = ("answer", "checked", "etag", "file", "is_used", "mark", "unchanged")

    def __init__(self, file: str, mark: Mark, etag: str, answer: Answer, unchanged: Answer) -> None:
        self.file, self.mark, self.etag = file, mark, etag
        self.answer, self.unchanged = answer, unchanged
        self.checked = monotonic()
        self.is_used = True

    def is_current(self) -> bool:
        """Whether the file on disk is still the one that was read."""
        now = monotonic()
        if now - self.checked > _TRUSTED_FOR:
            try:
                if mark_of(self.file) != self.mark:
                    return False
            except OSError:
                return False
            self.checked = now
        return True

    @property
    def weight(self) -> int:
        """Bytes of memory, roughly: headers and the entry itself count too."""
        return len(self.answer.body) + 2 * len(self.file) + 2048


class Memory:
    """Files by path; the least used give way when the limit of bytes is reached."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._kept: dict[str, Kept] = {}
        self._limit = limit
        self._weight = 0
        self._lock = Lock()

    def get(self, path: str) -> Kept | None:
        """What is kept for a path, if its file has not changed since."""
        kept = self._kept.get(path)
        if kept is None or not kept.is_current():
            return None
        kept.is_used = True
        return kept

    def keep(self, path: str, kept: Kept) -> None:
        """Keep a file, and drop others if there is no room."""
        with self._lock:
            self._drop(path)
            self._kept[path] = kept
            self._weight += kept.weight
            for old in self._least_used():
                if self._weight <= self._limit:
                    break
                self._drop(old)

    def forget(self, path: str) -> None:
        """Drop what is kept for a path."""
        with self._lock:
            self._drop(path)

    def _drop(self, path: str) -> None:
        kept = self._kept.pop(path, None)
        self._weight -= kept.weight if kept else 0

    def _least_used(self) -> Iterator[str]:
        """Oldest first; who was asked for since the last round gets a second one."""
        while self._kept:
            path = next(iter(self._kept))
            kept = self._kept[path]
            if kept.is_used and len(self._kept) > 1:
                kept.is_used = False
                self._kept[path] = self._kept.pop(path)
            else:
                yield path
