"""A daybook: what a crew has made, written down as it comes, and posted to the manifest afterwards.

The manifest has its rows in the order in which they are looked for; put there one by one they cost five times as much
as many at once, sorted by the database itself. So the book lies in a file of its own beside the manifest. Should the print
be killed, whoever opens the manifest for writing next posts what the book has.
"""

import sqlite3
from collections.abc import Iterable, Sequence, Set
from pathlib import Path

import msgspec

from courant.press import holdings

SCHEMA = """
PRAGMA synchronous=OFF;
CREATE TABLE IF NOT EXISTS made (output INTEGER PRIMARY KEY, looked_at TEXT NOT NULL, stems TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS texts (
    output INTEGER, path TEXT, hash BLOB NOT NULL, PRIMARY KEY (output, path)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pictures (path TEXT PRIMARY KEY, stem TEXT NOT NULL) WITHOUT ROWID;
"""
POSTING = (
    "UPDATE outputs SET is_due = 0, failure = '' WHERE id IN (SELECT output FROM book.made WHERE output {0})",
    "INSERT OR IGNORE INTO dependencies "
    "SELECT value, output FROM book.made, json_each(looked_at) WHERE output {0} ORDER BY value, output",
    "INSERT OR REPLACE INTO files SELECT path, output, hash FROM book.texts WHERE output {0} ORDER BY path, output",
    "INSERT OR IGNORE INTO shown "
    "SELECT value, output FROM book.made, json_each(stems) WHERE output {0} ORDER BY value, output",
)
# A picture is named by its content, so its address is its hash (courant/press/file.py).
POSTING_PICTURES = (
    f"INSERT INTO pictures SELECT path, stem, CAST(path AS BLOB) FROM book.pictures WHERE true {holdings.PUT_PICTURE}"
)
AT_A_TIME = 10_000  # outputs: some hundred thousand rows, which are sorted in memory

_list = msgspec.json.Decoder(list[str]).decode


class Entry(msgspec.Struct, frozen=True):
    """The record of one output: what it looked at and the stems of the pictures that it shows, as JSON, and its other files."""

    looked_at: str
    stems: str
    texts: dict[str, bytes]

    @classmethod
    def of(cls, noted: Set[str], stems: Set[str], texts: dict[str, bytes]) -> "Entry":
        """The record of an output with these."""
        return cls(_json(list(noted)), _json(list(stems)), texts)

    @property
    def noted(self) -> set[str]:
        """What the output looked at."""
        return set(_list(self.looked_at))


def _json(names: Sequence[str]) -> str:
    return msgspec.json.encode(names).decode()


class Daybook:
    """The book beside one manifest, open for writing."""

    def __init__(self, file: Path) -> None:
        self.tables = sqlite3.connect(file, timeout=60, isolation_level=None)
        self.tables.executescript(SCHEMA)

    def close(self) -> None:
        """Close the file."""
        self.tables.close()

    def write(self, entries: Sequence[tuple[int, Entry]], pictures: Iterable[str]) -> None:
        """Write down the records of some outputs, by their ids: all or none; of each output once. With them the files of
        photos that they show; those of which that was said before need not be among them."""
        self.tables.execute("BEGIN IMMEDIATE")
        self.tables.executemany(
            "INSERT INTO made VALUES (?, ?, ?)",
            [(output, entry.looked_at, entry.stems) for output, entry in entries],
        )
        self.tables.executemany(
            "INSERT INTO texts VALUES (?, ?, ?)",
            [(output, path, digest) for output, entry in entries for path, digest in entry.texts.items()],
        )
        self.tables.executemany(
            "INSERT OR IGNORE INTO pictures VALUES (?, ?)", [(path, holdings.stem_of(path)) for path in pictures]
        )
        self.tables.execute("COMMIT")


def book_of(manifest: Path) -> Path:
    """Where the book of a manifest lies: under its name, for a copy of a manifest may lie in the same folder."""
    return manifest.with_name(f"{manifest.stem}.daybook.sqlite3")


def post(manifest: sqlite3.Connection, book: Path) -> None:
    """Post a book, and throw it away; killed before that, it is posted once more, which changes nothing.

    Raises:
        FileNotFoundError: there is none.
    """
    if not book.exists():
        raise FileNotFoundError(f"{book} is gone, with what the crew had recorded: print again.")
    Daybook(book).close()  # killed at its very beginning, it has no tables yet
    manifest.execute("ATTACH ? AS book", (str(book),))
    try:
        last = manifest.execute("SELECT coalesce(max(output), 0) FROM book.made").fetchone()[0]
        for first in range(0, last + 1, AT_A_TIME):
            manifest.execute("BEGIN IMMEDIATE")
            for statement in POSTING:
                manifest.execute(statement.format(f"BETWEEN {first} AND {first + AT_A_TIME - 1}"))
            manifest.execute("COMMIT")
        manifest.execute("BEGIN IMMEDIATE")
        manifest.execute(POSTING_PICTURES)
        holdings.drop_unshown(manifest)  # of outputs that failed
        holdings.touch_lacking(manifest)
        manifest.execute("COMMIT")
    finally:
        if manifest.in_transaction:
            manifest.execute("ROLLBACK")
        manifest.execute("DETACH book")
    book.unlink()
