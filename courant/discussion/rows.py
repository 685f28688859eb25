"""New comments as rows of their table, and the threads that they belong to: what Django does for each question and for
each column of each comment is done once for all of them."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from functools import cache, partial
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connection

from courant.discussion.models import Comment, Thread

# What the databases take in another form than Python has it; texts and numbers are theirs as they are.
ADAPTED = ("DateTimeField", "JSONField")


class NewComment(NamedTuple):
    """What is said of a comment when it is stored, by the names of the columns; the others have their defaults."""

    thread_id: str
    edition: str
    name: str
    text: str
    direction: str
    policy_version: int
    posted_at: datetime
    reader_hash: str
    token_hash: str
    text_digest: str
    doubts: list[dict[str, Any]]
    status: str
    parent_id: int | None = None
    root_id: int | None = None


def threads(story_ids: Collection[str], *, are_kept: bool = False) -> dict[str, Thread]:
    """Those of these stories that have one, with their edition and whether they are open; others cannot change that before
    the end of this transaction, if `are_kept` is asked for."""
    if not story_ids:
        return {}
    blanks = ", ".join(["%s"] * len(story_ids))
    with connection.cursor() as cursor:
        cursor.execute(_THREADS % blanks + (_lock() if are_kept else ""), list(story_ids))
        return {row[0]: Thread.from_db(DEFAULT_DB_ALIAS, _OF_A_THREAD, row) for row in cursor.fetchall()}


_OF_A_THREAD = ("story_id", "edition", "is_open")
_THREADS = f"SELECT {', '.join(_OF_A_THREAD)} FROM {Thread._meta.db_table} WHERE story_id IN (%s) ORDER BY story_id"


def _lock() -> str:
    """On PostgreSQL somebody might close one until we commit; on SQLite nobody else writes in our transaction."""
    return f" {connection.ops.for_update_sql(no_key=True)}" if connection.features.has_select_for_update else ""


def store(comments: Sequence[NewComment]) -> bool:
    """Store them; False where one was stored already with the same token, which stays as it is."""
    if not comments:
        return True
    statement, adapted, defaults = _insertion(connection.vendor)
    rows = [[*comment, *defaults] for comment in comments]
    for row in rows:
        for place, adapt in adapted:
            row[place] = adapt(row[place])
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)
        return bool(cursor.rowcount == len(rows))


@cache
def _insertion(_vendor: str) -> tuple[str, list[tuple[int, Callable[[Any], Any]]], list[Any]]:
    """For one kind of database: the statement; which values are adapted, and how; the values that all have in common."""
    table = Comment._meta
    fields = {field.attname: field for field in table.concrete_fields if not (field.generated or field.primary_key)}
    said = [fields.pop(name) for name in NewComment._fields]
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in (*said, *fields.values()))
    blanks = ", ".join(["%s"] * (len(said) + len(fields)))
    statement = (
        f"INSERT INTO {connection.ops.quote_name(table.db_table)} ({columns}) VALUES ({blanks}) "
        "ON CONFLICT (token_hash) DO NOTHING"
    )
    adapted: list[tuple[int, Callable[[Any], Any]]] = [
        (place, partial(field.get_db_prep_save, connection=connection))
        for place, field in enumerate(said)
        if field.get_internal_type() in ADAPTED
    ]
    return statement, adapted, [field.get_db_prep_save(field.get_default(), connection) for field in fields.values()]
