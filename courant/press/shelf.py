"""Where printed files lie: a folder in which a file is whole or absent."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from courant.lib.addresses import file_of


class FolderShelf:
    """A folder of files.

    `durable` syncs each file and its folder as it is written, for single changes; a full print syncs once instead.
    """

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        self.folder = folder
        self.durable = durable
        folder.mkdir(parents=True, exist_ok=True)

    def where(self, path: str) -> Path:
        """The file for a site address.

        Raises:
            ValueError: the address cannot be a file name; the message names the part that cannot.
        """
        return self.folder / file_of(path)

    def write(self, path: str, content: bytes) -> None:
        """Put a file on the shelf: under a temporary name first, then renamed, so that nobody sees half of it."""
        target = self.where(path)
        self._make_folder(target.parent)
        temporary = target.parent / f".{target.name[:60]}.new"
        with open(temporary, "wb") as file:
            file.write(content)
            if self.durable:
                file.flush()
                os.fsync(file.fileno())
        os.replace(temporary, target)
        if self.durable:
            sync_folder(target.parent)

    def _make_folder(self, folder: Path) -> None:
        if folder.is_dir():
            return
        self._make_folder(folder.parent)
        with suppress(FileExistsError):
            folder.mkdir()
        if self.durable:
            sync_folder(folder.parent)

    def adopt(self, path: str, other: "FolderShelf") -> bool:
        """Take a file over from another shelf without copying its bytes; False where the other does not have it."""
        target = self.where(path)
        self._make_folder(target.parent)
        try:
            os.link(other.where(path), target)
        except FileNotFoundError:
            return False
        except FileExistsError:
            pass
        return True

    def has(self, path: str) -> bool:
        """Whether the file lies on the shelf."""
        return self.where(path).is_file()

    def read(self, path: str) -> bytes:
        """The file's content."""
        return self.where(path).read_bytes()

    def remove(self, path: str) -> None:
        """Take a file off the shelf, with the folders that it leaves empty."""
        target = self.where(path)
        for name in (target, target.parent / f".{target.name[:60]}.new"):
            with suppress(FileNotFoundError, NotADirectoryError):
                name.unlink()
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
        """Every file on the shelf, as addresses relative to it, in order."""
        for folder, folders, names in os.walk(self.folder):
            folders.sort()
            for name in sorted(names):
                yield "/" + str((Path(folder) / name).relative_to(self.folder))


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
