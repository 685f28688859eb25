"""What a tree was made from: the documents received, and of each output its files and what it looked at.

It lies beside the tree as a SQLite file of its own, so that a tree can be read, moved and rolled back alone, and
so that printing never waits for the desk's database (docs/decisions/0002). Everything here can be made again.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

import msgspec

from courant.documents import Document, Teaser, facet_of
from courant.press import daybook, file_changes, holdings, recording, traces
from courant.press.encoding import InvalidDocument, checked, decode, decode_teaser, encode

__all__ = ["InvalidDocument", "Manifest", "Output", "checked", "encode"]

SCHEMA = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS documents (key TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS memberships (
    query TEXT, position INTEGER, key TEXT, PRIMARY KEY (query, position, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS outputs (
    id INTEGER PRIMARY KEY, rank INTEGER NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL,
    is_due INTEGER NOT NULL DEFAULT 1, failure TEXT NOT NULL DEFAULT '', UNIQUE (key, name));
CREATE INDEX IF NOT EXISTS outputs_due ON outputs (rank, id) WHERE is_due;
CREATE INDEX IF NOT EXISTS outputs_failed ON outputs (id) WHERE failure != '';
CREATE TABLE IF NOT EXISTS dependencies (key TEXT, output INTEGER, PRIMARY KEY (key, output)) WITHOUT ROWID;
"""

# What belongs to an output; while a crew fills a new tree nobody asks for it, and it is quicker made at once.
BACKWARDS = f"CREATE INDEX IF NOT EXISTS dependencies_of ON dependencies (output);{holdings.BACKWARDS}"
WITHOUT_THEM = "DROP INDEX IF EXISTS dependencies_of; DROP INDEX IF EXISTS files_of; DROP INDEX IF EXISTS shown_by"
FEW, MANY = 2_000, 8_000  # whole documents, and teasers, that are held in memory


class Output(msgspec.Struct, frozen=True):
    """One thing that the press makes: the output called `name` of the document `key`."""

    id: int
    name: str
    key: str


class Manifest:
    """The manifest of one tree. Satisfies `library.Documents`."""

    def __init__(self, file: Path, *, durable: bool = True, is_reader: bool = False) -> None:
        address = f"file:{quote(str(file))}?mode={'ro' if is_reader else 'rwc'}"
        self.tables = sqlite3.connect(address, uri=True, timeout=60, isolation_level=None, check_same_thread=False)
        self._kept: dict[str, Document | None] = {}
        self._teasers: dict[str, Teaser | None] = {}
        self._seen_version = 0
        self._book = daybook.book_of(file)
        if not is_reader:
            synchronous = "FULL" if durable else "OFF"
            self.tables.executescript(
                f"PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous}; PRAGMA cache_size=-65536; "
                "PRAGMA secure_delete=ON; "  # what was withdrawn or taken down is not to be read in free pages
                f"{SCHEMA}{holdings.SCHEMA}{BACKWARDS}{traces.SCHEMA}"
            )
            holdings.move_pictures(self.tables)
            if durable:
                file_changes.begin_noting(self.tables)
            if self._book.exists():  # of a print that was killed
                daybook.post(self.tables, self._book)
        elif not holdings.is_known(self.tables):
            Manifest(file).close()

    def close(self) -> None:
        """Close the file."""
        self.tables.close()

    @contextmanager
    def transaction(self, *, is_for_reading: bool = False) -> Iterator[None]:
        """All of it or nothing; for reading, all as it is at one moment, without a lock for each question."""
        self.tables.execute("BEGIN" if is_for_reading else "BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.tables.execute("ROLLBACK")
            self._forget()
            raise
        self.tables.execute("COMMIT")

    @contextmanager
    def growing(self, *, is_copy: bool) -> Iterator[daybook.Daybook]:
        """While very much is recorded, in a book whose records the manifest gets at the end; in a copy, beside others. After an
        error whoever opens the manifest next goes on."""
        if not is_copy:
            self.tables.executescript(WITHOUT_THEM)
        with closing(daybook.Daybook(self._book)) as book:
            yield book
        daybook.post(self.tables, self._book)
        self.tables.executescript(BACKWARDS)

    # Facts about the tree

    def fact(self, name: str) -> str | None:
        """Something remembered about the tree as a whole."""
        row = self.tables.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def remember(self, name: str, value: str) -> None:
        """Remember something about the tree as a whole."""
        self.tables.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    # Documents

    def document(self, key: str) -> Document | None:
        """The document as last received, or None."""
        if key not in self._kept:
            row = self.tables.execute("SELECT body FROM documents WHERE key = ?", (key,)).fetchone()
            if len(self._kept) > FEW:
                self._kept.clear()
            self._kept[key] = decode(row[0]) if row else None
        return self._kept[key]

    def teaser(self, key: str) -> Teaser | None:
        """What listings show of a story as last received, or None: read without making the rest of the story."""
        if key in self._kept:
            return facet_of(self._kept[key], "teaser")  # type: ignore[no-any-return]
        if key not in self._teasers:
            row = self.tables.execute("SELECT body FROM documents WHERE key = ?", (key,)).fetchone()
            if len(self._teasers) > MANY:
                self._teasers.clear()
            try:
                self._teasers[key] = decode_teaser(row[0]) if row else None
            except msgspec.ValidationError:  # received by an earlier release, with fields fewer
                return facet_of(self.document(key), "teaser")  # type: ignore[no-any-return]
        return self._teasers[key]

    def _forget(self) -> None:
        self._kept.clear()
        self._teasers.clear()

    def forget_kept(self) -> None:
        """Drop what is held in memory, if another process has written since the last look."""
        version: int = self.tables.execute("PRAGMA data_version").fetchone()[0]
        if version != self._seen_version:
            self._forget()
            self._seen_version = version

    def keys(self) -> set[str]:
        """The keys of all documents."""
        return {row[0] for row in self.tables.execute("SELECT key FROM documents")}

    def query(self, name: str, *, newest_first: bool = False, limit: int | None = None) -> list[str]:
        """The keys that a named query lists, in the order of their positions."""
        order = "DESC" if newest_first else "ASC"
        rows = self.tables.execute(
            f"SELECT key FROM memberships WHERE query = ? ORDER BY position {order}, key {order} LIMIT ?",
            (name, -1 if limit is None else limit),
        )
        return [row[0] for row in rows]

    def keys_citing(self, key: str) -> list[str]:
        """The keys of the documents whose outputs have looked at a document or a facet of it."""
        rows = self.tables.execute(
            "SELECT DISTINCT outputs.key FROM dependencies JOIN outputs ON output = outputs.id "
            "WHERE dependencies.key = ? OR dependencies.key BETWEEN ? AND ? ORDER BY outputs.key",
            (key, f"{key}#", f"{key}#\x7f"),
        )
        return [row[0] for row in rows]

    def owners_of(self, path: str) -> list[str]:
        """The keys of the documents whose outputs have made the file at an address."""
        rows = self.tables.execute(
            "SELECT outputs.key FROM owned JOIN outputs ON output = outputs.id WHERE path = ? ORDER BY outputs.key",
            (path,),
        )
        return [row[0] for row in rows]

    def put(self, key: str, old: Document | None, new: Document | None) -> None:
        """Replace a document."""
        for query, position in (old.belongs_to() if old else {}).items():
            self.tables.execute(
                "DELETE FROM memberships WHERE query = ? AND position = ? AND key = ?", (query, position, key)
            )
        if new is None:
            self.tables.execute("DELETE FROM documents WHERE key = ?", (key,))
        else:
            self.tables.execute("INSERT OR REPLACE INTO documents VALUES (?, ?)", (key, encode(new)))
            rows = [(query, position, key) for query, position in new.belongs_to().items()]
            self.tables.executemany("INSERT OR REPLACE INTO memberships VALUES (?, ?, ?)", rows)
        traces.remember_left(self.tables, key, old, new)
        self._kept[key] = new
        self._teasers.pop(key, None)

    # Outputs

    def expect(self, key: str, names: Iterable[tuple[int, str]]) -> None:
        """Have the outputs of a document made, or made again; `names` are ranks and names."""
        self.tables.executemany(
            "INSERT INTO outputs (rank, name, key) VALUES (?, ?, ?) ON CONFLICT (key, name) DO UPDATE SET is_due = 1",
            [(rank, name, key) for rank, name in names],
        )

    def touch(self, keys: Iterable[str]) -> None:
        """Have every output made again that looked at one of the keys."""
        self.tables.executemany(
            "UPDATE outputs SET is_due = 1 WHERE id IN (SELECT output FROM dependencies WHERE key = ?)",
            [(key,) for key in keys],
        )

    def touch_failed(self) -> None:
        """Have every output tried again that failed."""
        self.tables.execute("UPDATE outputs SET is_due = 1 WHERE failure != ''")

    def touch_file(self, path: str) -> bool:
        """Have the outputs made again that a file belongs to, also where the file looks right; False for none."""
        with self.transaction():
            owners = [row[0] for row in self.tables.execute("SELECT output FROM owned WHERE path = ?", (path,))]
            self.tables.executemany("UPDATE outputs SET is_due = 1 WHERE id = ?", [(owner,) for owner in owners])
            for table in ("files", "pictures"):
                self.tables.execute(f"UPDATE {table} SET hash = x'' WHERE path = ?", (path,))
        return bool(owners)

    def due(self, limit: int) -> list[Output]:
        """The next outputs to make, in the order in which readers may depend on them."""
        rows = self.tables.execute("SELECT id, name, key FROM outputs WHERE is_due ORDER BY rank, id LIMIT ?", (limit,))
        return [Output(*row) for row in rows]

    def due_in_batches(self, size: int) -> Iterator[list[Output]]:
        """All that is due, document by document; what is asked for is not asked for again, recorded or not."""
        last = 0
        while rows := self.tables.execute(
            "SELECT id, name, key FROM outputs WHERE is_due AND id > ? ORDER BY id LIMIT ?", (last, size)
        ).fetchall():
            last = rows[-1][0]
            yield [Output(*row) for row in rows]

    def count_due(self) -> int:
        """How many outputs are to be made."""
        count: int = self.tables.execute("SELECT count(*) FROM outputs WHERE is_due").fetchone()[0]
        return count

    def failures(self) -> list[tuple[Output, str]]:
        """The outputs that could not be made, with the reasons."""
        rows = self.tables.execute("SELECT id, name, key, failure FROM outputs WHERE failure != '' ORDER BY id")
        return [(Output(*row[:3]), row[3]) for row in rows]

    def record_failure(self, output: Output, reason: str, noted: Iterable[str]) -> None:
        """Keep the output's files, remember the reason, and try again when anything that it looked at changes."""
        self.tables.execute("UPDATE outputs SET is_due = 0, failure = ? WHERE id = ?", (reason, output.id))
        self.tables.executemany("INSERT OR IGNORE INTO dependencies VALUES (?, ?)", [(key, output.id) for key in noted])

    def record(self, output: Output, noted: Iterable[str], files: Iterable[tuple[str, bytes]], *, exists: bool) -> None:
        """Remember what an output looked at and which files it now has; files it had and has no more become strays."""
        recording.record(self.tables, (output.id, output.key), set(noted), dict(files), exists=exists)

    # Files

    def hash_of(self, path: str) -> bytes | None:
        """The hash under which a file lies on the shelf, or None."""
        return holdings.hash_of(self.tables, path)

    def hashes_of(self, paths: Iterable[str]) -> dict[str, bytes]:
        """As `hash_of`, of those among many that lie there."""
        return holdings.hashes_of(self.tables, msgspec.json.encode(list(paths)).decode())

    def files_of(self, name: str, key: str) -> list[tuple[str, bytes]]:
        """The files of an output, with their hashes."""
        return self.tables.execute(
            "SELECT path, hash FROM outputs JOIN owned ON output = id WHERE name = ? AND key = ?", (name, key)
        ).fetchall()

    def keep_files(self, output: Output, files: Iterable[tuple[str, bytes]]) -> None:
        """Say that an output has these files, made earlier, except those that are another's by now."""
        free = {path: digest for path, digest in files if self.hash_of(path) in (None, digest)}
        holdings.keep(self.tables, output.id, free)

    def suspect(self, paths: Iterable[str], *, changed: Iterable[str] = ()) -> None:
        """Note what a batch is about to write, should we be killed now: files that may come to lie on the shelf
        without an owner, and `changed` ones, of which it will be unknown what they hold."""
        self.tables.executemany("INSERT OR IGNORE INTO strays VALUES (?)", [(path,) for path in paths])
        self.tables.executemany("UPDATE files SET hash = x'' WHERE path = ?", [(path,) for path in changed])

    def strays(self) -> list[str]:
        """The suspects that nothing owns."""
        return holdings.strays(self.tables)

    def clear_strays(self) -> None:
        """All suspects have been looked at."""
        self.tables.execute("DELETE FROM strays")
