"""Which files a tree has, and which outputs they are of: tables of its manifest.

A page or a feed is of one output. The files of a photo, all its widths and forms, always come together: they are listed
once, and an output that shows the photo has one row for all of them. Listings show so many that with a row for each of
their files the manifest was half as large again.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Set

SCHEMA = """
CREATE TABLE IF NOT EXISTS files (path TEXT, output INTEGER, hash BLOB NOT NULL, PRIMARY KEY (path, output)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS shown (stem TEXT, output INTEGER, PRIMARY KEY (stem, output)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pictures (path TEXT PRIMARY KEY, stem TEXT NOT NULL, hash BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS pictures_of ON pictures (stem);
CREATE VIEW IF NOT EXISTS owned (path, output, hash) AS
    SELECT path, output, hash FROM files UNION ALL SELECT path, output, hash FROM pictures JOIN shown USING (stem);
CREATE TABLE IF NOT EXISTS strays (path TEXT PRIMARY KEY) WITHOUT ROWID;
"""
# What belongs to an output: see `Manifest.growing`.
BACKWARDS = """
CREATE INDEX IF NOT EXISTS files_of ON files (output);
CREATE INDEX IF NOT EXISTS shown_by ON shown (output);
"""
# Not REPLACE: that a picture lies there already is no change of it (courant/press/file_changes.py).
PUT_PICTURE = "ON CONFLICT (path) DO UPDATE SET hash = excluded.hash WHERE hash != excluded.hash"
_AMONG_FILES = "path BETWEEN '/pictures/' AND '/pictures0'"
_UNSHOWN = "NOT EXISTS (SELECT 1 FROM shown WHERE shown.stem = pictures.stem)"


def is_known(tables: sqlite3.Connection) -> bool:
    """Whether a manifest lists its pictures in this way, and not among its files as the first release did."""
    return tables.execute("SELECT 1 FROM sqlite_master WHERE name = 'pictures'").fetchone() is not None


def move_pictures(tables: sqlite3.Connection) -> None:
    """List the pictures of a tree in this way that an earlier release has printed."""
    if not tables.execute(f"SELECT EXISTS (SELECT 1 FROM files WHERE {_AMONG_FILES})").fetchone()[0]:
        return
    tables.create_function("stem_of", 1, stem_of, deterministic=True)
    tables.execute("BEGIN IMMEDIATE")
    for statement in (
        f"INSERT OR IGNORE INTO shown SELECT DISTINCT stem_of(path), output FROM files WHERE {_AMONG_FILES}",
        f"INSERT OR IGNORE INTO pictures SELECT path, stem_of(path), min(hash) FROM files WHERE {_AMONG_FILES} GROUP BY path",
        f"DELETE FROM files WHERE {_AMONG_FILES}",
    ):
        tables.execute(statement)
    tables.execute("COMMIT")


def is_picture(path: str) -> bool:
    """Whether a file is one of a photo's, rather than a page or a part of the theme."""
    return path.startswith("/pictures/")


def stem_of(path: str) -> str:
    """What the addresses of all files of one photo have in common (courant/press/pictures.py)."""
    return path.rpartition("-")[0]


def texts_of(tables: sqlite3.Connection, number: int) -> dict[str, bytes]:
    """The files of an output other than pictures, with their hashes."""
    return dict(tables.execute("SELECT path, hash FROM files WHERE output = ?", (number,)).fetchall())


def stems_of(tables: sqlite3.Connection, number: int) -> set[str]:
    """The stems of the photos that an output shows."""
    return {row[0] for row in tables.execute("SELECT stem FROM shown WHERE output = ?", (number,))}


def record(tables: sqlite3.Connection, number: int, files: Mapping[str, bytes], texts: Mapping[str, bytes]) -> None:
    """Bring the files of an output up to date, which had these `texts`; those that nothing has any more become strays. In a
    transaction of the caller's."""
    run = tables.executemany
    now = {path: digest for path, digest in files.items() if not is_picture(path)}
    left = [(path, number) for path in texts.keys() - now.keys()]
    new = [(path, number, digest) for path, digest in now.items() if texts.get(path) != digest]
    run("INSERT OR IGNORE INTO strays VALUES (?)", [(path,) for path, _number in left])
    run("DELETE FROM files WHERE path = ? AND output = ?", left)
    run("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", new)
    # A failing output may still own an address that another has taken over since.
    run("DELETE FROM files WHERE path = ? AND output != ? AND hash != ?", new)
    _record_pictures(tables, number, {path: digest for path, digest in files.items() if path not in now})


def _record_pictures(tables: sqlite3.Connection, number: int, pictures: Mapping[str, bytes]) -> None:
    stems = {stem_of(path) for path in pictures}
    before = stems_of(tables, number)
    put(tables, number, stems - before, pictures)
    tables.executemany("DELETE FROM shown WHERE stem = ? AND output = ?", [(stem, number) for stem in before - stems])
    drop_unshown(tables, before - stems)


def put(tables: sqlite3.Connection, number: int, stems: Set[str], pictures: Mapping[str, bytes]) -> None:
    """Say that an output shows photos, and that these are files of photos."""
    tables.executemany("INSERT OR IGNORE INTO shown VALUES (?, ?)", [(stem, number) for stem in stems])
    tables.executemany(
        f"INSERT INTO pictures VALUES (?, ?, ?) {PUT_PICTURE}",
        [(path, stem_of(path), digest) for path, digest in pictures.items()],
    )


def drop_unshown(tables: sqlite3.Connection, stems: Iterable[str] | None = None) -> None:
    """The files of those photos, or of all, that nothing shows any more become strays."""
    if stems is None:
        gone = tables.execute(f"DELETE FROM pictures WHERE {_UNSHOWN} RETURNING path").fetchall()
    else:
        one_by_one = f"DELETE FROM pictures WHERE stem = ? AND {_UNSHOWN} RETURNING path"
        gone = [row for stem in stems for row in tables.execute(one_by_one, (stem,)).fetchall()]
    tables.executemany("INSERT OR IGNORE INTO strays VALUES (?)", gone)


def touch_lacking(tables: sqlite3.Connection) -> None:
    """Have outputs made again that show photos of which no file is listed: a killed print had made them, and not yet recorded
    the output with which it first came upon the photo."""
    tables.execute(
        "UPDATE outputs SET is_due = 1 "
        "WHERE id IN (SELECT output FROM shown WHERE NOT EXISTS (SELECT 1 FROM pictures WHERE pictures.stem = shown.stem))"
    )


def keep(tables: sqlite3.Connection, number: int, files: Mapping[str, bytes]) -> None:
    """Say that an output has these files as well."""
    pictures = {path: digest for path, digest in files.items() if is_picture(path)}
    texts = [(path, number, digest) for path, digest in files.items() if path not in pictures]
    tables.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", texts)
    put(tables, number, {stem_of(path) for path in pictures}, pictures)


def hash_of(tables: sqlite3.Connection, path: str) -> bytes | None:
    """The hash of a file, or None."""
    for question in ("SELECT hash FROM files WHERE path = ? LIMIT 1", "SELECT hash FROM pictures WHERE path = ?"):
        if row := tables.execute(question, (path,)).fetchone():
            found: bytes = row[0]
            return found
    return None


def hashes_of(tables: sqlite3.Connection, wanted: str) -> dict[str, bytes]:
    """The hashes of those files of a JSON list that there are."""
    # Not a join: a file may have a row for each of several outputs.
    found = (
        "coalesce((SELECT hash FROM files WHERE path = value LIMIT 1), (SELECT hash FROM pictures WHERE path = value))"
    )
    rows = tables.execute(f"SELECT value, {found} AS found FROM json_each(?) WHERE found IS NOT NULL", (wanted,))
    return dict(rows.fetchall())


def all_paths(tables: sqlite3.Connection) -> set[str]:
    """The address of every file."""
    return {row[0] for row in tables.execute("SELECT path FROM files UNION SELECT path FROM pictures")}


def strays(tables: sqlite3.Connection) -> list[str]:
    """The suspects that nothing owns."""
    rows = tables.execute(
        "SELECT path FROM strays WHERE path NOT IN (SELECT path FROM files) AND path NOT IN (SELECT path FROM pictures)"
    )
    return [row[0] for row in rows]
