"""Fills the manifest of a new tree, many documents and outputs at a time: nothing was there that could differ."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from courant.documents import KINDS, Document
from courant.press import holdings, traces
from courant.press.manifest import Manifest, encode
from courant.press.outputs import names_for

if TYPE_CHECKING:
    from courant.press.crew import Made


class Rows(msgspec.Struct, array_like=True):
    """Documents as rows of a manifest, which any process can prepare and hand to the one that keeps it."""

    documents: list[tuple[str, bytes]]
    members: list[tuple[str, int, str]]
    expected: list[tuple[int, str, str]]


def rows_of(documents: Iterable[Document]) -> Rows:
    """The rows of documents that were checked before, with all the outputs that are to be made of them."""
    return rows_of_encoded((one, encode(one)) for one in documents)


def rows_of_encoded(documents: Iterable[tuple[Document, bytes]]) -> Rows:
    """As `rows_of`, where whoever checked them has encoded them."""
    rows, names = Rows([], [], []), {kind: names_for(kind) for kind in KINDS}
    for one, body in documents:
        key = one.key
        rows.documents.append((key, body))
        rows.members += [(query, place, key) for query, place in one.belongs_to().items()]
        rows.expected += [(rank, name, key) for rank, name in names[type(one)]]
    rows.members.sort()
    return rows


def take(manifest: Manifest, rows: Rows) -> None:
    """Take documents, and have their outputs made. What came before stays: the same month comes with stories of several
    portions."""
    run = manifest.tables.executemany
    with manifest.transaction():
        run("INSERT OR IGNORE INTO documents VALUES (?, ?)", rows.documents)
        run("INSERT OR IGNORE INTO memberships VALUES (?, ?, ?)", rows.members)
        run("INSERT OR IGNORE INTO outputs (rank, name, key) VALUES (?, ?, ?)", rows.expected)


def forget(manifest: Manifest, made: Sequence["Made"]) -> None:
    """Forget what was recorded of outputs before, of which there are new records; files that they have no more become strays. In
    a transaction of the caller's."""
    run, shown = manifest.tables.executemany, set[str]()
    for one in made:
        before, now = holdings.texts_of(manifest.tables, one.output.id).keys(), one.texts
        looked_at = traces.looked_at_by(manifest.tables, one.output.id)
        traces.remember_dropped(manifest.tables, one.output.key, looked_at, before, one.noted, now)
        run("INSERT OR IGNORE INTO strays VALUES (?)", [(path,) for path in before - now.keys()])
        shown |= holdings.stems_of(manifest.tables, one.output.id)
    for table in ("dependencies", "files", "shown"):
        run(f"DELETE FROM {table} WHERE output = ?", [(one.output.id,) for one in made])
    holdings.drop_unshown(manifest.tables, shown)  # the book has those that are shown again


def forget_failures(manifest: Manifest) -> None:
    """Have every output tried again that failed, as if for the first time."""
    failed = "SELECT id FROM outputs WHERE failure != ''"
    with manifest.transaction():
        manifest.tables.execute(f"DELETE FROM dependencies WHERE output IN ({failed})")
        manifest.tables.execute("UPDATE outputs SET is_due = 1, failure = '' WHERE failure != ''")


def contested(manifest: Manifest) -> list[str]:
    """The addresses at which several outputs have put different files, in whichever order they came."""
    rows = manifest.tables.execute("SELECT path FROM files GROUP BY path HAVING min(hash) != max(hash)")
    return [row[0] for row in rows]
