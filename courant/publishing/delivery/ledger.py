"""What the object store has acknowledged, and what waits to be sent; a SQLite file of its own in the data folder.

Nothing in it is a message that could be lost: what waits is derived from the tree in use and from what is known to
be in the store. If the file is lost, the store is asked for a list.
"""

import hashlib
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import msgspec

from courant.press import file_changes, serving
from courant.press.file_changes import Listed
from courant.press.tree import Tree

SCHEMA = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS objects (path TEXT PRIMARY KEY, hash BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS waiting (
    path TEXT PRIMARY KEY, turn INTEGER NOT NULL, since REAL NOT NULL, refusal TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS waiting_by_turn ON waiting (turn, path) WHERE refusal = '';
CREATE TEMP TABLE wanted (path TEXT PRIMARY KEY, hash BLOB NOT NULL, turn INTEGER NOT NULL) WITHOUT ROWID;
"""
# Whoever changes what is said of an object besides its content raises this, and all are sent anew.
MANNER = "1"
SHA256 = 32  # bytes
# Turns: what pages need comes first. Then what changed lately, in the order of the press, with what is to go at its
# end; only then what a whole new tree brings, so that no change waits for a hundred thousand pages.
FIRST, REMOVAL, OF_A_TREE = 0, 900, 1000
_COMPARE = f"""
INSERT INTO waiting (path, turn, since)
    SELECT path, iif(turn = {FIRST}, turn, turn + {OF_A_TREE}), :now FROM wanted LEFT JOIN objects USING (path)
        WHERE objects.hash IS NOT wanted.hash OR wanted.hash = x''
    UNION ALL
    SELECT path, {REMOVAL + OF_A_TREE}, :now FROM objects WHERE path NOT IN (SELECT path FROM wanted)
    ON CONFLICT DO UPDATE SET refusal = '', turn =
        -- a change that waits already keeps its turn, unless it was to come and is now to go, or the reverse
        iif((waiting.turn IN ({REMOVAL}, {REMOVAL + OF_A_TREE})) = (excluded.turn = {REMOVAL + OF_A_TREE}),
            min(waiting.turn, excluded.turn), excluded.turn)
"""


class State(msgspec.Struct, frozen=True):
    """How far the delivery is, for whoever wants to know."""

    waiting: int
    since: float | None
    failure: str
    refusals: list[tuple[str, str]]


class Ledger:
    """Written by one process at a time (see `delivery.held`)."""

    def __init__(self, file: Path, *, is_reader: bool = False) -> None:
        address = f"file:{quote(str(file))}?mode={'ro' if is_reader else 'rwc'}"
        self.tables = sqlite3.connect(address, uri=True, timeout=60, isolation_level=None, check_same_thread=False)
        if not is_reader:
            self.tables.executescript(f"PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; {SCHEMA}")

    def close(self) -> None:
        """Close the file."""
        self.tables.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing."""
        self.tables.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.tables.execute("ROLLBACK")
            raise
        self.tables.execute("COMMIT")

    def fact(self, name: str) -> str:
        """Something remembered; empty where it is not."""
        row = self.tables.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def remember(self, name: str, value: str) -> None:
        """Remember something."""
        self.tables.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    # What waits

    def is_about(self, place: str) -> bool:
        """Whether anything is known of a place."""
        return self.fact("place") == place

    def forget(self) -> None:
        """Forget everything."""
        with self.transaction():
            for table in ("facts", "objects", "waiting"):
                self.tables.execute(f"DELETE FROM {table}")

    def begin(self, place: str) -> None:
        """From now on it is known what a place has."""
        self.remember("manner", MANNER)
        self.remember("place", place)

    def send_all_anew_in_another_manner(self) -> None:
        """Have everything sent again, where objects are put there otherwise by now."""
        if self.fact("manner") != MANNER:
            with self.transaction():
                self.tables.execute("UPDATE objects SET hash = x''")
                self.tables.execute("DELETE FROM facts WHERE name = 'tree'")
                self.remember("manner", MANNER)

    def look_at(self, tree: Tree) -> None:
        """Have wait whatever changed in a tree since the last look; all that differs, where it is another tree."""
        tables = tree.documents.tables
        if self.fact("tree") != file_changes.identity(tables):
            self.compare(tree)
            return
        changes = file_changes.changed_since(tables, int(self.fact("number")))
        if not changes:
            return
        now = time.time()
        with self.transaction():
            for _number, path in changes:
                self._await(path, file_changes.listed(tables, path), now)
            self.remember("number", str(changes[-1][0]))

    def _await(self, path: str, listed: Listed | None, now: float) -> None:
        known = self.known_hash(path)
        if known == (listed.hash if listed else None) and known != b"":
            return
        self.tables.execute(
            "INSERT INTO waiting (path, turn, since) VALUES (?, ?, ?) "
            "ON CONFLICT DO UPDATE SET turn = excluded.turn, refusal = ''",
            (path, turn_of(listed), now),
        )

    def compare(self, tree: Tree) -> None:
        """Have wait whatever differs between a whole tree and what is known to be in the store."""
        tables = tree.documents.tables
        number = file_changes.latest(tables)  # first: what changes while we look is looked at again
        with self.transaction():
            self.tables.execute("DELETE FROM wanted")
            self.tables.executemany(
                "INSERT INTO wanted VALUES (?, ?, ?)",
                ((listed.path, listed.hash, turn_of(listed)) for listed in file_changes.all_listed(tables)),
            )
            self.tables.execute(_COMPARE, {"now": time.time()})
            self.tables.execute("DELETE FROM wanted")
            self.remember("tree", file_changes.identity(tables))
            self.remember("number", str(number))

    def next(self, limit: int) -> list[str]:
        """What is to be sent or removed next; all of it may be done at once."""
        rows = self.tables.execute(
            "SELECT path FROM waiting WHERE refusal = '' "
            "AND turn = (SELECT min(turn) FROM waiting WHERE refusal = '') ORDER BY path LIMIT ?",
            (limit,),
        )
        return [row[0] for row in rows]

    def is_waiting(self, path: str) -> bool:
        """Whether an object is still to be sent or removed."""
        return self.tables.execute("SELECT 1 FROM waiting WHERE path = ?", (path,)).fetchone() is not None

    def count(self) -> int:
        """How many objects wait that the store has not refused."""
        number: int = self.tables.execute("SELECT count(*) FROM waiting WHERE refusal = ''").fetchone()[0]
        return number

    def try_refused_again(self) -> None:
        """Have wait again what the store refused."""
        self.tables.execute("UPDATE waiting SET refusal = '' WHERE refusal != ''")

    # What is known of the store

    def known_hash(self, path: str) -> bytes | None:
        """The hash of an object in the store; empty where it is not known what it holds, None where there is none."""
        row = self.tables.execute("SELECT hash FROM objects WHERE path = ?", (path,)).fetchone()
        return row[0] if row else None

    def suspect(self, paths: Iterable[str]) -> None:
        """Note that it is unknown from now on what these objects hold: should we be killed, or the power fail, before
        the store answers, they are sent again even if by then they should be as they were before."""
        self.tables.execute("PRAGMA synchronous=FULL")
        with self.transaction():
            self.tables.executemany("INSERT OR REPLACE INTO objects VALUES (?, x'')", [(path,) for path in paths])
        self.tables.execute("PRAGMA synchronous=NORMAL")

    def acknowledge(self, path: str, hash: bytes | None) -> None:
        """The store has said that it holds this content at an address; None for nothing."""
        with self.transaction():
            if hash is None:
                self.tables.execute("DELETE FROM objects WHERE path = ?", (path,))
            else:
                self.tables.execute("INSERT OR REPLACE INTO objects VALUES (?, ?)", (path, hash))
            self.tables.execute("DELETE FROM waiting WHERE path = ?", (path,))

    def refuse(self, path: str, reason: str) -> None:
        """The store will not have this file; it waits until it changes, or is asked for."""
        self.tables.execute("UPDATE waiting SET refusal = ? WHERE path = ?", (reason, path))

    def state(self) -> State:
        """How far the delivery is."""
        waiting, since = self.tables.execute("SELECT count(*), min(since) FROM waiting").fetchone()
        refusals = self.tables.execute("SELECT path, refusal FROM waiting WHERE refusal != '' ORDER BY path").fetchall()
        return State(waiting, since, self.fact("failure"), refusals)


def hash_of(listed: Listed, content: bytes) -> bytes:
    """The hash under which a content is remembered: its own, also where the press has a newer file than its manifest
    says; pictures go by their names there, which are made from their content."""
    return listed.hash if len(listed.hash) not in (0, SHA256) else hashlib.sha256(content).digest()


def turn_of(listed: Listed | None) -> int:
    """When a file's turn comes among the others."""
    if listed is None:
        return REMOVAL
    return FIRST if serving.is_named_by_content(listed.path) else FIRST + 1 + listed.rank
