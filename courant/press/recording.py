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
    (number, own), run = output, tables.executemany
    before = dict(tables.execute("SELECT path, hash FROM files WHERE output = ?", (number,)).fetchall())
    looked_at = traces.looked_at_by(tables, number)
    traces.remember_dropped(tables, own, looked_at, before.keys(), noted, files if exists else ())
    left = before.keys() - files.keys()
    run("INSERT OR IGNORE INTO strays VALUES (?)", [(path,) for path in left])
    if not exists:
        for table, column in (("dependencies", "output"), ("files", "output"), ("outputs", "id")):
            tables.execute(f"DELETE FROM {table} WHERE {column} = ?", (number,))
        return
    tables.execute("UPDATE outputs SET is_due = 0, failure = '' WHERE id = ?", (number,))
    run("DELETE FROM dependencies WHERE key = ? AND output = ?", [(key, number) for key in looked_at - noted])
    run("INSERT INTO dependencies VALUES (?, ?)", [(key, number) for key in noted - looked_at])
    new = [(path, number, digest) for path, digest in files.items() if before.get(path) != digest]
    run("DELETE FROM files WHERE path = ? AND output = ?", [(path, number) for path in left])
    run("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", new)
    # A failing output may still own an address that another has taken over since.
    run("DELETE FROM files WHERE path = ? AND output != ? AND hash != ?", new)
