"""Begin a tree as a copy of another, into which somebody may go on printing meanwhile.

Files are shared by hard links: a shelf never writes into a file, it puts another in its place. The manifest is copied as
it is at one moment, and files a little later, so that some may be newer than it says. Their addresses are among those that
have changed since: `bring_up` has them made again.
"""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from courant.press import file_changes
from courant.press.manifest import Manifest

COPIED_AT = "copied_at"  # the number of the last change of a file that the copy has


def copy_manifest(manifest: Manifest, file: Path) -> None:
    """Copy it, less what is true of its own tree alone."""
    with closing(sqlite3.connect(file, isolation_level=None)) as copy:
        manifest.tables.backup(copy)
        copy.executescript("PRAGMA synchronous=OFF; DELETE FROM facts;")
        number = file_changes.latest(copy)
        copy.execute("INSERT INTO facts VALUES (?, ?)", (COPIED_AT, str(number)))
        file_changes.begin_noting(copy)  # under a name of its own


def link_files(folder: Path, to: Path) -> None:
    """Have every file of a folder in another one as well."""
    for place, folders, names in os.walk(folder):
        there = to / Path(place).relative_to(folder)
        for name in folders:
            (there / name).mkdir(exist_ok=True)
        for name in names:
            with suppress(FileNotFoundError):  # replaced or removed this moment
                os.link(Path(place) / name, there / name)


def bring_up(copy: Manifest, manifest: Manifest) -> None:
    """Have everything in the copy made again at whose address a file has changed since in the tree that it was made from."""
    since = file_changes.changed_since(manifest.tables, int(copy.fact(COPIED_AT) or 0))
    for number, path in since:
        if not copy.touch_file(path):
            copy.suspect([path])
        copy.remember(COPIED_AT, str(number))
