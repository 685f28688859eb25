"""The worker's part in forgetting: once a day what is over, and after every purge the journals of SQLite, in which the
text would otherwise be read for as long as they are not written over."""

import logging
import sqlite3
from datetime import date, datetime

from django.db import connection
from django.utils import timezone

from courant.discussion.forgetting import forget_some, last_purge
from courant.press.printing import Press

log = logging.getLogger("courant")
# Milliseconds to wait for readers of an older state; the next turn tries again, so printing is not held up.
PATIENCE = 100


class Forgetting:
    """What a worker knows of it: which day is done with, and up to which purge the journals are clean."""

    def __init__(self) -> None:
        self.done_for: date | None = None
        self.seen: datetime | None = None
        self.clean_to: datetime | None = None

    def look(self, now: datetime | None = None) -> None:
        """Before printing: forget what is over today, and note what was purged so far."""
        today = (now or timezone.now()).date()
        if self.done_for != today:
            forgotten = forget_some(now or timezone.now())
            log.info("Expired or purged: %d comments, edits and appeals.", forgotten) if forgotten else None
            self.done_for = None if forgotten else today
        self.seen = last_purge()

    def clean(self, press: Press) -> None:
        """After printing, when the printed documents know of it too: leave no copy in a journal."""
        if self.seen == self.clean_to:
            return
        journals = [press.tree.documents.tables]
        if connection.vendor == "sqlite":  # PostgreSQL writes its own over, in its own time
            connection.ensure_connection()
            journals.append(connection.connection)
        if all(is_emptied(journal) for journal in journals):
            self.clean_to = self.seen


def is_emptied(tables: sqlite3.Connection) -> bool:
    """Bring everything from the journal to its place and empty it, unless somebody still reads an older state."""
    waits = tables.execute("PRAGMA busy_timeout").fetchone()[0]
    tables.execute(f"PRAGMA busy_timeout={PATIENCE}")
    try:
        return not tables.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    finally:
        tables.execute(f"PRAGMA busy_timeout={waits}")
