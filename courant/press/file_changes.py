"""What changes among the files of a tree, for whoever follows it, such as the delivery to an object store.

The database itself writes it down, in the transaction in which an output gets or loses a file, so that nobody who
writes the manifest can forget it. Each address stands there once, with the number of its latest change: the table
is never longer than the list of all files that the tree ever had.
"""

import sqlite3
from collections.abc import Iterator

import msgspec

# Not REPLACE: within a trigger, an OR IGNORE of the statement outside would win.
_NOTE = "DELETE FROM file_changes WHERE path = {0}.path; INSERT INTO file_changes (path) VALUES ({0}.path);"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS file_changes (number INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL UNIQUE);
INSERT OR IGNORE INTO facts VALUES ('identity', lower(hex(randomblob(16))));
"""
_TRIGGERS = """
CREATE TRIGGER IF NOT EXISTS {name}_came AFTER INSERT ON {table} BEGIN {note_new} END;
CREATE TRIGGER IF NOT EXISTS {name}_changed AFTER UPDATE OF hash ON {table}
    WHEN new.hash NOT IN (old.hash, x'') BEGIN {note_new} END;
CREATE TRIGGER IF NOT EXISTS {name}_went AFTER DELETE ON {table} BEGIN {note_old} END;
"""


class Listed(msgspec.Struct, frozen=True):
    """A file as the manifest knows it; the hash is empty while it is being written, the rank is that of its output. Pictures
    have none: their names are their content, so that they may come before all pages."""

    path: str
    hash: bytes
    rank: int


def begin_noting(tables: sqlite3.Connection) -> None:
    """From now on every change of a file is noted. A first print does without: its follower looks at all of it."""
    tables.executescript(_SCHEMA)
    for name in ("file", "picture"):
        noting = {"note_new": _NOTE.format("new"), "note_old": _NOTE.format("old")}
        tables.executescript(_TRIGGERS.format(name=name, table=f"{name}s", **noting))


def identity(tables: sqlite3.Connection) -> str:
    """Tells this tree from any other, also from a later one that was given the same number."""
    row = tables.execute("SELECT value FROM facts WHERE name = 'identity'").fetchone()
    return row[0] if row else ""


def latest(tables: sqlite3.Connection) -> int:
    """The number of the latest change."""
    number: int = tables.execute("SELECT coalesce(max(number), 0) FROM file_changes").fetchone()[0]
    return number


def changed_since(tables: sqlite3.Connection, number: int) -> list[tuple[int, str]]:
    """The addresses of the files that came, changed or went after a change, with their numbers, in order."""
    return tables.execute(
        "SELECT number, path FROM file_changes WHERE number > ? ORDER BY number", (number,)
    ).fetchall()


def listed(tables: sqlite3.Connection, path: str) -> Listed | None:
    """The file at an address, or None."""
    row = tables.execute(f"{_FILES} WHERE path = ? GROUP BY path", (path,)).fetchone()
    row = row or tables.execute(f"{_PICTURES} WHERE path = ?", (path,)).fetchone()
    return Listed(*row) if row else None


def all_listed(tables: sqlite3.Connection) -> Iterator[Listed]:
    """Every file of the tree, those that are no pictures first."""
    yield from (Listed(*row) for row in tables.execute(f"{_FILES} GROUP BY path ORDER BY path"))
    yield from (Listed(*row) for row in tables.execute(f"{_PICTURES} ORDER BY path"))


def count(tables: sqlite3.Connection) -> int:
    """How many files the tree has, at least; one that two outputs share may count twice."""
    number: int = tables.execute("SELECT (SELECT count(*) FROM files) + (SELECT count(*) FROM pictures)").fetchone()[0]
    return number


_FILES = "SELECT path, max(hash), min(rank) FROM files JOIN outputs ON output = outputs.id"
_PICTURES = "SELECT path, hash, 0 FROM pictures"
