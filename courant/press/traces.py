"""What once held a story and holds it no more, and traces of the words of those taken down.

A manifest knows what each output looks at now. To prove that something is gone, one must also know where it was:
whenever an output lets go of a story, the two are remembered here. Of what was taken down no text is kept, only hashes
of sequences of its words; they go when the story comes back.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Set
from typing import Protocol

import msgspec

from courant.documents import Document, FactBox, Paragraph, Photo, Quote, Story, Subhead
from courant.lib import shingles
from courant.lib.rich_text import plain_text
from courant.press import pictures

SCHEMA = """
CREATE TABLE IF NOT EXISTS held (key TEXT, path TEXT, PRIMARY KEY (key, path)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS taken_down (key TEXT PRIMARY KEY, path TEXT NOT NULL, words BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS taken_down_from ON taken_down (path);
"""

# Of files {1}, which stories each holds. Pictures are not among these: those of a story are told by its own document, not by
# the pages that show others as well.
_HOLDING = """
SELECT replace(outputs.key, 'thread:', 'story:'), path FROM {0}.files CROSS JOIN {0}.outputs ON output = id
WHERE {1} AND (outputs.key BETWEEN 'story:' AND 'story;' OR outputs.key BETWEEN 'thread:' AND 'thread;')
UNION SELECT substr(key, 1, instr(key || '#', '#') - 1), path FROM {0}.files CROSS JOIN {0}.dependencies USING (output)
WHERE {1} AND key BETWEEN 'story:' AND 'story;'
"""
_FEWER = "output IN (SELECT old FROM fewer)"
# What held a story in an earlier tree and does not in this one. Hardly any output differs: only those are looked into
# that have not all their files any more, or do not look at all that they looked at.
_LEFT = f"""
WITH pairs AS (
    SELECT old.id AS old, new.id AS new FROM earlier.outputs AS old LEFT JOIN main.outputs AS new USING (key, name)),
fewer AS (
    SELECT old FROM pairs JOIN earlier.dependencies AS had ON output = old WHERE key BETWEEN 'story:' AND 'story;'
    AND NOT EXISTS (SELECT 1 FROM main.dependencies AS has WHERE has.key = had.key AND has.output = new)
    UNION SELECT old FROM pairs JOIN earlier.files AS had ON output = old
    WHERE NOT EXISTS (SELECT 1 FROM main.files AS has WHERE has.path = had.path AND has.output = new))
SELECT * FROM ({_HOLDING.format("earlier", _FEWER)})
EXCEPT SELECT * FROM ({_HOLDING.format("main", f"path IN (SELECT path FROM earlier.files WHERE {_FEWER})")})
"""


def story_of(key: str) -> str:
    """The story that a key speaks of: the story itself, a facet of it, its thread; empty for anything else."""
    kind, _colon, rest = key.partition("#")[0].partition(":")
    return f"story:{rest}" if kind in ("story", "thread") else ""


def looked_at_by(tables: sqlite3.Connection, number: int) -> set[str]:
    """The keys that an output is recorded to have looked at."""
    return {row[0] for row in tables.execute("SELECT key FROM dependencies WHERE output = ?", (number,))}


def remember_dropped(
    tables: sqlite3.Connection, own: str, looked_at: Set[str], had: Set[str], noted: Iterable[str], has: Iterable[str]
) -> None:
    """Remember which stories an output of the document `own` lets go of, before its new record replaces the old one, and
    which of its addresses it leaves; `has` is empty where it goes. A first record has let go of nothing."""
    if not had:
        return
    has = set(has)
    before = {story_of(key) for key in looked_at} | {story_of(own)}
    after = {story_of(key) for key in noted} | {story_of(own)} if has else set()
    dropped = [(story, path) for story in before - {""} for path in (had - has if story in after else had)]
    _remember(tables, dropped)


def remember_left(tables: sqlite3.Connection, key: str, old: Document | None, new: Document | None) -> None:
    """Remember which pictures a story shows no more, and traces of the words of one that is taken down."""
    if isinstance(old, Story):
        left = pictures_of(old) - (pictures_of(new) if isinstance(new, Story) else set())
        _remember(tables, ((key, path) for path in left))
        if new is None:
            found = shingles.traces(texts_of(old), salt=key)
            words = msgspec.msgpack.encode({size: sorted(hashes) for size, hashes in sorted(found.items())})
            tables.execute("INSERT OR REPLACE INTO taken_down VALUES (?, ?, ?)", (key, old.path, words))
    elif isinstance(new, Story):
        tables.execute("DELETE FROM taken_down WHERE key = ?", (key,))


def _remember(tables: sqlite3.Connection, rows: Iterable[tuple[str, str]]) -> None:
    tables.executemany("INSERT OR IGNORE INTO held VALUES (?, ?)", rows)


class Known(Protocol):
    """A manifest, as far as it matters here."""

    tables: sqlite3.Connection

    def document(self, key: str) -> Document | None: ...


def carry_over(before: Known, after: Known) -> None:
    """Take what an older tree remembers over to a newer one, and remember what differs between the two."""
    tables = after.tables
    tables.execute("ATTACH ? AS earlier", (before.tables.execute("PRAGMA database_list").fetchone()[2],))
    try:
        tables.execute("BEGIN IMMEDIATE")
        tables.execute("INSERT OR IGNORE INTO held SELECT * FROM earlier.held")
        tables.execute(
            "INSERT OR IGNORE INTO taken_down SELECT * FROM earlier.taken_down "
            "WHERE key NOT IN (SELECT key FROM main.documents)"
        )
        tables.execute(f"INSERT OR IGNORE INTO held {_LEFT}")
        differing = tables.execute(
            "SELECT key FROM earlier.documents AS old LEFT JOIN main.documents AS new USING (key) "
            "WHERE key BETWEEN 'story:' AND 'story;' AND new.body IS NOT old.body"
        ).fetchall()
        for (key,) in differing:
            remember_left(tables, key, before.document(key), after.document(key))
        tables.execute("COMMIT")
    except BaseException:
        tables.execute("ROLLBACK")
        raise
    finally:
        tables.execute("DETACH earlier")


def pictures_of(story: Story) -> set[str]:
    """The addresses of a story's own pictures, in every width."""
    shown = [story.lead_photo] if story.lead_photo else []
    shown += [block for block in story.body if isinstance(block, Photo)]
    return {file.path for photo in shown for file in pictures.files(photo)}


def texts_of(story: Story) -> Iterator[str]:
    """Everything that is said in a story, piece by piece, as plain text."""
    yield story.headline
    # Short ones are said of other stories too.
    yield from (text for text in _pieces(story) if len(shingles.words(text)) >= shingles.SIZE)


def _pieces(story: Story) -> Iterator[str]:
    yield story.standfirst
    yield from (correction.text for correction in story.corrections)
    for block in [story.lead_photo, *story.body]:
        match block:
            case Paragraph(html=html):
                yield plain_text(html)
            case FactBox(title=title, html=html):
                yield title
                yield plain_text(html)
            case Subhead(text=text) | Quote(text=text):
                yield text
            case Photo(caption=caption, alt=alt):
                yield caption
                yield alt


# What the manifest answers


def held_by(tables: sqlite3.Connection, key: str) -> set[str]:
    """Every file that holds a story or looks for it, and every one that is remembered to have held it."""
    thread = key.replace("story:", "thread:", 1)
    rows = tables.execute(
        "SELECT path FROM held WHERE key = ? UNION "
        "SELECT path FROM outputs JOIN owned ON output = id WHERE outputs.key IN (?, ?) UNION "
        "SELECT path FROM dependencies JOIN owned USING (output) WHERE key = ? OR key BETWEEN ? AND ?",
        (key, key, thread, key, f"{key}#", f"{key}#\x7f"),
    )
    return {row[0] for row in rows}


def words_of(tables: sqlite3.Connection, key: str) -> dict[int, set[bytes]]:
    """The traces of the words of what was taken down."""
    row = tables.execute("SELECT words FROM taken_down WHERE key = ?", (key,)).fetchone()
    kept: dict[int, list[bytes]] = msgspec.msgpack.decode(row[0], type=dict[int, list[bytes]]) if row else {}
    return {size: set(hashes) for size, hashes in kept.items()}
