"""Where printed files lie: a shelf, on which a file is whole or absent. This one is a folder, with text beside its
compressed forms."""

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple, Protocol

from courant.lib import compression
from courant.lib.addresses import MAX_NAME_BYTES, file_of
from courant.lib.durable_files import create, sync_folder


class Shelf(Protocol):
    """What a place for printed files can do; a folder, or an object store (courant/publishing/delivery)."""

    def write(self, path: str, content: bytes) -> None:
        """Put a file at a site address: whole, or not at all."""

    def has(self, path: str) -> bool:
        """Whether there is a file."""

    def read(self, path: str) -> bytes:
        """The file's content; FileNotFoundError where there is none."""

    def remove(self, path: str) -> None:
        """Take a file away, if it is there."""

    def paths(self) -> Iterable[str]:
        """Every file, as an address."""


AT_ONCE = 8  # files that are compressed and synced side by side


class Unfinished(NamedTuple):
    """A file that lies under temporary names, itself first and then its compressed forms, each with its name to be."""

    target: Path
    forms: list[tuple[Path, Path]]


class FolderShelf:
    """A folder of files.

    `durable` syncs each file and its folder as it is written, for single changes; a full print syncs once instead.
    Several processes may write into one folder: unfinished files lie beside it, under names of their own.
    """

    variants = compression.VARIANTS

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        self.folder = folder
        self.durable = durable
        self.unfinished = folder.with_name(f"{folder.name}.unfinished")
        self._numbers = count(1)
        folder.mkdir(parents=True, exist_ok=True)

    def where(self, path: str) -> Path:
        """The file for a site address.

        Raises:
            ValueError: the address cannot be a file name; the message names the part that cannot.
        """
        return self.folder / file_of(path)

    def write(self, path: str, content: bytes) -> None:
        """Put a file on the shelf, and the compressed forms of a text beside it.

        The forms of what lay there go first and the new ones come last: killed anywhere in between, the file
        stands alone, which is right for every server, and the next run writes it again.
        """
        self.write_all([(path, content)])

    def write_all(self, files: Sequence[tuple[str, bytes]]) -> None:
        """As `write`, of several, in this order; where one cannot be written, none is (see `Batch.put`)."""
        with Batch(self) as batch:
            for path, content in files:
                batch.begin(path, content)
            batch.put([path for path, _content in files])

    def begin(self, file: "Unfinished", content: bytes) -> None:
        """Have it and its compressed forms lie there whole, under temporary names."""
        forms = [(file.target, content)]
        if _may_have_variants(file.target):
            smaller = compression.compressed(file.target.name, content, self.variants)
            forms += [(_variant(file.target, suffix), form) for suffix, form in smaller]
        for place, form in forms:
            temporary = self.unfinished / f"{os.getpid()}-{next(self._numbers)}"
            file.forms.append((temporary, place))
            self._set_down(temporary, form)

    def _set_down(self, temporary: Path, content: bytes) -> None:
        try:
            file = open(temporary, "wb")
        except FileNotFoundError:
            self.unfinished.mkdir(exist_ok=True)
            file = open(temporary, "wb")
        with file:
            file.write(content)
            if self.durable:
                file.flush()
                os.fsync(file.fileno())

    def put(self, file: "Unfinished") -> None:
        """Give it its name, so that nobody sees half of it."""
        self.make_folder(file.target.parent)
        self._remove_variants(file.target)
        for temporary, place in file.forms:
            os.replace(temporary, place)

    def write_new(self, path: str, content: bytes) -> None:
        """As `write`, on a shelf that nobody reads yet: straight to its place, if nothing lies there. Of a killed process
        half of a file may stay; the manifest does not know it, and who goes on takes it away."""
        place = f"{self.folder}/{file_of(path)}"
        name = place.rpartition("/")[2]
        try:
            create(place, content)
        except FileExistsError:
            self.write(path, content)
            return
        if _may_have_variants(Path(name)):
            for suffix, form in compression.compressed(name, content, self.variants):
                create(place + suffix, form)

    def _remove_variants(self, target: Path) -> None:
        if _may_have_variants(target):
            for suffix in compression.SUFFIXES:
                with suppress(FileNotFoundError, NotADirectoryError):
                    _variant(target, suffix).unlink()

    def clear_unfinished(self) -> None:
        """Remove what processes that are no more were writing when they ended."""
        for name in os.listdir(self.unfinished) if self.unfinished.is_dir() else ():
            process = name.partition("-")[0]
            if process.isdecimal() and not _is_running(int(process)):
                with suppress(FileNotFoundError):
                    (self.unfinished / name).unlink()

    def make_folder(self, folder: Path) -> None:
        """Have a folder on the shelf, with those that it is in.

        Raises:
            OSError: a file lies where one of them would be.
        """
        if folder.is_dir():
            return
        self.make_folder(folder.parent)
        try:
            folder.mkdir()
        except FileExistsError:  # another process has made it; or it is a file
            if not folder.is_dir():
                raise
        if self.durable:
            sync_folder(folder.parent)

    def adopt(self, path: str, other: "FolderShelf") -> bool:
        """Take a file over from another shelf; False where the other does not have it. No bytes are copied but of
        texts, whose compressed forms are made anew: they were perhaps made in another way."""
        target = self.where(path)
        if compression.is_text(target.name):
            if not other.has(path):
                return False
            if not self.has(path):
                self.write(path, other.read(path))
            return True
        self.make_folder(target.parent)
        try:
            os.link(other.where(path), target)
        except FileNotFoundError:
            return False
        except FileExistsError:
            return True
        if self.durable:
            sync_folder(target.parent)
        return True

    def has(self, path: str) -> bool:
        """Whether the file lies on the shelf."""
        return os.path.isfile(f"{self.folder}/{file_of(path)}")  # asked of hundreds of pictures at once

    def read(self, path: str) -> bytes:
        """The file's content."""
        return self.where(path).read_bytes()

    def beside(self, path: str, ending: str) -> list[str]:
        """The addresses of the files in the same folder whose names end alike, in order."""
        folder = path[: path.rindex("/") + 1]
        try:
            names = os.listdir(self.where(path).parent)
        except (FileNotFoundError, NotADirectoryError):
            return []
        return [folder + name for name in sorted(names) if name.endswith(ending)]

    def remove(self, path: str) -> None:
        """Take a file off the shelf, its compressed forms before it, with the folders that it leaves empty."""
        target = self.where(path)
        self._remove_variants(target)
        with suppress(FileNotFoundError, NotADirectoryError):
            target.unlink()
        folder = target.parent
        while folder != self.folder and folder.is_relative_to(self.folder):
            try:
                folder.rmdir()
            except FileNotFoundError:
                pass
            except OSError:  # not empty: somebody else's files are in it
                break
            folder = folder.parent
        if self.durable and folder.is_dir():
            sync_folder(folder)

    def paths(self) -> Iterable[str]:
        """Every file on the shelf, as addresses relative to it, in order; compressed forms have no address."""
        for folder, folders, names in os.walk(self.folder):
            folders.sort()
            for name in sorted(name for name in names if not compression.is_variant(name)):
                yield "/" + str((Path(folder) / name).relative_to(self.folder))


class Batch:
    """Files that come onto a shelf together. What takes time begins as soon as each is known, side by side:
    compressing it, writing it under a temporary name, syncing that. Then all get their names, in order, and each folder
    is synced once."""

    def __init__(self, shelf: FolderShelf) -> None:
        self._shelf = shelf
        self._pool = ThreadPoolExecutor(AT_ONCE)
        self._begun: list[Unfinished] = []
        self._latest: dict[str, tuple[Unfinished, Future[None]]] = {}

    def __enter__(self) -> "Batch":
        return self

    def __exit__(self, *_error: object) -> None:
        """What was not put on the shelf is thrown away."""
        self._pool.shutdown(cancel_futures=True)
        for file in self._begun:
            for temporary, _place in file.forms:
                temporary.unlink(missing_ok=True)

    def begin(self, path: str, content: bytes) -> None:
        """Have a file made ready; with the same address again, it is this one that counts."""
        file = Unfinished(self._shelf.where(path), [])
        self._latest[path] = file, self._pool.submit(self._shelf.begin, file, content)
        self._begun.append(file)

    def put(self, paths: Iterable[str]) -> None:
        """Give these their names, once all of them are ready and have a folder to be in.

        Raises:
            OSError: one could not be written, or its folder not be made: none of them got its name. Where it is the name
                that is refused (a folder has it, say), those before it have theirs.
        """
        chosen = [self._latest[path] for path in paths]
        for _file, future in chosen:
            future.result()
        for folder in dict.fromkeys(file.target.parent for file, _future in chosen):
            self._shelf.make_folder(folder)
        for file, _future in chosen:
            self._shelf.put(file)
            file.forms.clear()  # nothing of it lies under a temporary name any more
        if self._shelf.durable:
            list(self._pool.map(sync_folder, dict.fromkeys(file.target.parent for file, _future in chosen)))


def _variant(target: Path, suffix: str) -> Path:
    return target.with_name(target.name + suffix)


def _may_have_variants(target: Path) -> bool:
    longest = max(map(len, compression.SUFFIXES))
    return compression.is_text(target.name) and len(os.fsencode(target.name)) <= MAX_NAME_BYTES - longest


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True
