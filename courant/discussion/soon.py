"""A transaction that begins as soon as it can, for where readers wait for it."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from time import monotonic, sleep

from django.db import OperationalError, connection, transaction

BETWEEN_LOOKS = 0.0005  # seconds


@contextmanager
def atomic_soon() -> Iterator[None]:
    """As `transaction.atomic`, but quick to see that nobody else writes to SQLite any more.

    SQLite itself looks again after 1, 2, 5, 10 and 15 ms, and so on: who comes during a transaction of 20 ms would wait
    for 33, and hold up everybody behind.

    Raises:
        OperationalError: others wrote for as long as the settings have anybody wait.
    """
    with ExitStack() as stack:
        if connection.vendor == "sqlite" and not connection.in_atomic_block:
            _begin(stack)
        else:
            stack.enter_context(transaction.atomic())
        yield


def _begin(stack: ExitStack) -> None:
    connection.ensure_connection()
    own, patience = connection.connection, connection.settings_dict["OPTIONS"]["timeout"]
    until = monotonic() + patience
    own.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                stack.enter_context(transaction.atomic())
                return
            except OperationalError as error:
                if not _is_busy(error) or monotonic() > until:
                    raise
            sleep(BETWEEN_LOOKS)
    finally:
        own.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")


def _is_busy(error: OperationalError) -> bool:
    cause = error.__cause__
    return isinstance(cause, sqlite3.Error) and cause.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
