"""Printed files kept in memory, each answering only for the very file it was read from."""

import os
from collections.abc import Iterator, Mapping
from threading import Lock
from time import monotonic
from typing import NamedTuple

from courant.site.answers import Answer
from courant.site.codings import in_order

LIMIT = 64 * 1024 * 1024
_TRUSTED_FOR = 0.05  # seconds between looks at the disk: a comment shows well within a second of printing
_ALONE_FOR = 1.0  # seconds after which a text is read again that was found without its compressed forms

Mark = tuple[int, int, int, int]


def mark_of(file: str) -> Mark:
    """What tells this version of a file from every other."""
    seen = os.stat(file)
    return seen.st_dev, seen.st_ino, seen.st_mtime_ns, seen.st_size


class Form(NamedTuple):
    """A file in one coding: its version, its answer, and the answer for who has it already."""

    etag: str
    answer: Answer
    unchanged: Answer


class Kept:
    """One file: its forms, and the version on disk that they were made from. `is_alone` says that it is a text that
    was read before its compressed forms had been written."""

    __slots__ = ("_plain", "checked", "compressed", "file", "is_alone", "is_used", "mark", "read")

    def __init__(
        self,
        file: str,
        mark: Mark,
        plain: Form,
        compressed: Mapping[str, Form] | None = None,
        *,
        is_alone: bool = False,
    ) -> None:
        self.file, self.mark = file, mark
        self._plain, self.compressed = plain, compressed
        self.is_alone = is_alone
        self.read = self.checked = monotonic()
        self.is_used = True

    @property
    def answer(self) -> Answer:
        """The file as it is."""
        return self._plain.answer

    def form(self, accepted: str | None) -> Form:
        """The form that an Accept-Encoding header asks for."""
        if accepted and self.compressed:
            for coding in in_order(accepted):
                found = self.compressed.get(coding)
                if found is not None:
                    return found
        return self._plain

    def is_current(self) -> bool:
        """Whether the file on disk is still the one that was read."""
        now = monotonic()
        if now - self.checked > _TRUSTED_FOR:
            if self.is_alone and now - self.read > _ALONE_FOR:
                return False
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
        forms = (self.compressed or {}).values()
        bodies = len(self.answer.body) + sum(len(form.answer.body) for form in forms)
        return bodies + 2 * len(self.file) + 2048 * (1 + len(forms))


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
