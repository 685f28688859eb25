"""Records what an output looks at and which files it has, row by row only what differs from its last record.

A listing shows a hundred pictures, of which a new headline changes none: written anew, each of them would pass for changed,
with whoever delivers the tree as well.
"""

import sqlite3
from collections.abc import Mapping

from courant.press import holdings, traces


def record(
    tables: sqlite3.Connection, output: tuple[int, str], noted: set[str], files: Mapping[str, bytes], *, exists: bool
) -> None:
    """Bring the rows of an output (id and key) up to date; files that it had and has no more become strays. In a transaction
    of the caller's."""
    (number, own), run = output, tables.executemany
    before = holdings.texts_of(tables, number)
    looked_at = traces.looked_at_by(tables, number)
    traces.remember_dropped(tables, own, looked_at, before.keys(), noted, files if exists else ())
    holdings.record(tables, number, files if exists else {}, before)
    if not exists:
        for table, column in (("dependencies", "output"), ("outputs", "id")):
            tables.execute(f"DELETE FROM {table} WHERE {column} = ?", (number,))
        return
    tables.execute("UPDATE outputs SET is_due = 0, failure = '' WHERE id = ?", (number,))
    run("DELETE FROM dependencies WHERE key = ? AND output = ?", [(key, number) for key in looked_at - noted])
    run("INSERT INTO dependencies VALUES (?, ?)", [(key, number) for key in noted - looked_at])
