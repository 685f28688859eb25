"""Records what an output looks at and which files it has, row by row only what differs from its last record.

A listing shows a hundred pictures, of which a new headline changes none: written anew, each of them would pass for changed,
with whoever delivers the tree as well.
"""

import sqlite3
from collections.abc import Mapping

from courant.press import traces


def record(
    tables: sqlite3.Connection, output: tuple[int, str], noted: set[str], files: Mapping[str, bytes], *, exists: bool
) -> None:
    """Bring the rows of an output (id and key) up to date; files that it had and has no more become strays. In a transaction
    of the caller's."""
    number, _key = output
    before = dict(tables.execute("SELECT path, hash FROM files WHERE output = ?", (number,)).fetchall())
    traces.remember_dropped(tables, output, before.keys(), noted, files if exists else ())
    left = before.keys() - files.keys()
    tables.executemany("INSERT OR IGNORE INTO strays VALUES (?)", [(path,) for path in left])
    if not exists:
        for table, column in (("dependencies", "output"), ("files", "output"), ("outputs", "id")):
            tables.execute(f"DELETE FROM {table} WHERE {column} = ?", (number,))
        return
    tables.execute("UPDATE outputs SET is_due = 0, failure = '' WHERE id = ?", (number,))
    _record_dependencies(tables, number, noted)
    new = [(path, number, digest) for path, digest in files.items() if before.get(path) != digest]
    tables.executemany("DELETE FROM files WHERE path = ? AND output = ?", [(path, number) for path in left])
    tables.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", new)
    # A failing output may still own an address that another has taken over since.
    tables.executemany("DELETE FROM files WHERE path = ? AND output != ? AND hash != ?", new)


def _record_dependencies(tables: sqlite3.Connection, number: int, noted: set[str]) -> None:
    had = {row[0] for row in tables.execute("SELECT key FROM dependencies WHERE output = ?", (number,))}
    tables.executemany("DELETE FROM dependencies WHERE key = ? AND output = ?", [(key, number) for key in had - noted])
    tables.executemany("INSERT INTO dependencies VALUES (?, ?)", [(key, number) for key in noted - had])
