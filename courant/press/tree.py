"""A printed tree: the files, and beside them the manifest of what they were made from."""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from courant.lib.durable_files import sync_folder
from courant.press import copying, file_changes
from courant.press.manifest import Manifest
from courant.press.shelf import FolderShelf

MANIFEST = "manifest.sqlite3"


class Tree:
    """A folder with `site` (the files), `manifest.sqlite3`, and `theme`, a copy of what it is printed with."""

    def __init__(self, folder: Path, *, durable: bool = True, is_reader: bool = False) -> None:
        self.name = folder.name
        self.root = folder
        self.theme = folder / "theme"
        self.shelf = FolderShelf(folder / "site", durable=durable)
        self.documents = Manifest(folder / MANIFEST, durable=durable, is_reader=is_reader)

    @property
    def folder(self) -> Path:
        """The folder of printed files."""
        return self.shelf.folder

    def close(self) -> None:
        """Close the manifest."""
        self.documents.close()

    def empty_log(self) -> None:
        """Have nothing left in the log beside the manifest; where somebody is reading, the next time does it."""
        self.documents.tables.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def sync(self) -> None:
        """Make everything written so far durable, at once, and from now on each file as it is written."""
        os.sync()
        self.shelf.durable = True
        self.documents.tables.execute("PRAGMA synchronous=FULL")
        file_changes.begin_noting(self.documents.tables)


def current(data: Path, *, is_reader: bool = False) -> Tree | None:
    """The tree in use, or None before the first print; a reader can never write to it."""
    link = data / "current"
    return Tree(link.resolve(), is_reader=is_reader) if link.exists() else None


def theme_in_use(data: Path, otherwise: Path) -> Path:
    """The theme that the site is printed with; another where nothing is printed yet, or by a version that kept none."""
    folder = (data / "current").resolve() / "theme"
    return folder if folder.is_dir() else otherwise


def new_tree(data: Path, theme: Path, *, like: Tree | None = None) -> Tree:
    """A tree beside the others, for a full print, with a copy of the theme: empty, or begun as a copy of another one,
    into which somebody else may go on printing (see courant/press/copying.py)."""
    trees = data / "trees"
    trees.mkdir(parents=True, exist_ok=True)
    number = max(_numbers(data), default=0) + 1
    (trees / str(number)).mkdir()
    _copy(theme, trees / str(number) / "theme")
    if like:
        copying.copy_manifest(like.documents, trees / str(number) / MANIFEST)
    tree = Tree(trees / str(number), durable=False)
    if like:
        copying.link_files(like.folder, tree.folder)
    tree.documents.remember("boot", _boot())
    return tree


def _copy(theme: Path, to: Path) -> None:
    """The files alone: a theme that a package manager has put there may not be written to, and its copy is to go one day."""
    shutil.copytree(theme, to, copy_function=shutil.copyfile)
    for folder, _folders, _names in os.walk(to):
        os.chmod(folder, 0o755)


def unfinished(data: Path, fingerprint: str) -> Tree | None:
    """The newest tree, if it had received everything before its print was killed, by the same press and theme and since
    the machine was last started: what was written before is then still there."""
    folder = data / "trees" / str(max(_numbers(data), default=0))
    if not folder.exists() or folder == (data / "current").resolve() or _left(folder):
        return None
    if _fact(folder, "begun") != fingerprint or _fact(folder, "boot") != _boot():
        return None
    return Tree(folder, durable=False)


def previous(data: Path) -> Tree | None:
    """The tree that was left last: one that was never in use is not what anybody wants back."""
    left = [folder for folder in _others(data) if _left(folder)]
    return Tree(max(left, key=_left)) if left else None


def _numbers(data: Path) -> list[int]:
    folder = data / "trees"
    return [int(tree.name) for tree in folder.iterdir() if tree.name.isdigit()] if folder.exists() else []


def leave(data: Path, tree: Tree) -> None:
    """Remember that a tree is left for another, after all that were left before it."""
    last = max((_left(data / "trees" / str(number)) for number in _numbers(data)), default=0)
    tree.documents.remember("left", str(last + 1))


def switch(data: Path, tree: Tree) -> None:
    """Make a tree the one in use, at once, durably."""
    temporary = data / ".current.new"
    temporary.unlink(missing_ok=True)
    temporary.symlink_to(Path("trees") / tree.name)
    os.replace(temporary, data / "current")
    sync_folder(data)


def remembered(data: Path, *names: str) -> list[str]:
    """What each tree that is not in use remembers, under the first of the names under which it does."""
    found = (next(filter(None, (_fact(folder, name) for name in names)), None) for folder in _others(data))
    return [text for text in found if text]


def remove_old_trees(data: Path, *, keep: int = 2) -> None:
    """Remove all trees but the one in use and those that were left last, `keep` in all; others go first, newest last."""
    others = sorted(_others(data), key=lambda folder: (_left(folder), int(folder.name)), reverse=True)
    for folder in others[keep - 1 :]:
        shutil.rmtree(folder)


def _others(data: Path) -> list[Path]:
    in_use = (data / "current").resolve().name
    return [data / "trees" / str(number) for number in _numbers(data) if str(number) != in_use]


def _left(folder: Path) -> int:
    """As which one the tree was last left for another; 0 where it was never in use."""
    return int(_fact(folder, "left") or 0)


def _fact(folder: Path, name: str) -> str | None:
    """What a tree's manifest remembers, without opening the tree for printing."""
    file = folder / MANIFEST
    if not file.exists():
        return None
    manifest = Manifest(file, is_reader=True)
    try:
        return manifest.fact(name)
    except sqlite3.Error:  # killed before it had its tables
        return None
    finally:
        manifest.close()


def _boot() -> str:
    """Differs after the machine was started anew; empty where the system does not say."""
    file = Path("/proc/sys/kernel/random/boot_id")
    return file.read_text().strip() if file.exists() else ""


@contextmanager
def held(data: Path, *, wait: bool = True, lock: str = "printing.lock") -> Iterator[bool]:
    """Hold the right to write to the trees, or another right; the kernel gives it back when a holder dies."""
    data.mkdir(parents=True, exist_ok=True)
    with open(data / lock, "a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        yield True
