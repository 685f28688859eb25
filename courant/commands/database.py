"""Prepare the database: tables brought up to date, with a copy of the old state kept before."""

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import django

REFUSED = 2
SNAPSHOTS = 3
LOCK = 0x636F7572616E74  # "courant": any number that nobody else takes


def prepare() -> None:
    """Set Django up, and bring the tables up to date where they are not."""
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    is_old = settings.COURANT.tables.exists() and not settings.COURANT.database
    if not is_old and not settings.COURANT.database:
        settings.COURANT.tables.touch(mode=0o600)  # nothing else ever makes it
    if not unapplied():
        return
    with alone():
        if not unapplied():  # another process was faster
            return
        print("Preparing the database …", flush=True)
        if is_old:
            print(f"The state before is kept in {snapshot(settings.COURANT.tables)}.", flush=True)
        call_command("migrate", verbosity=0, interactive=False)


@contextmanager
def alone() -> Iterator[None]:
    """Wait until no other process brings this database up to date: on PostgreSQL it may be another machine's."""
    from django.db import connection

    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


@contextmanager
def entitled() -> Iterator[None]:
    """For a command that prints or delivers: where another folder leads, it ends with a sentence."""
    from courant.publishing import leading, releases

    try:
        with releases.entitled():
            yield
    except leading.NotLeading as reason:
        print(f"{reason} Run the command there, or stop the worker there first.", file=sys.stderr)
        raise SystemExit(REFUSED) from reason


def unapplied() -> list[str]:
    """The migrations that the database lacks."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def snapshot(tables: Path) -> Path:
    """Copy a SQLite database as it is at this moment; the newest few copies are kept."""
    folder = tables.parent / "snapshots"
    folder.mkdir(exist_ok=True)
    copy = folder / f"{datetime.now(UTC):%Y%m%dT%H%M%S}.sqlite3"
    with closing(sqlite3.connect(tables)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    shutil.copymode(tables, copy)
    for old in sorted(folder.glob("*.sqlite3"))[:-SNAPSHOTS]:
        old.unlink()
    return copy
