"""Look the installation over: settings, database, folders, printing; say what is wrong and what to do."""

import argparse
import os
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from time import time

HELP = "look the installation over and say what is wrong"
LATE = 300  # seconds that an object may wait before somebody should look


@dataclass(frozen=True)
class Finding:
    """One thing looked at."""

    is_good: bool
    text: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command has no options."""


def run(options: argparse.Namespace) -> int:
    """Say what was found; exit code 1 where anything needs attention."""
    findings = list(examine())
    for finding in findings:
        print(f"{'good ' if finding.is_good else 'LOOK '} {finding.text}")
    return 0 if all(finding.is_good for finding in findings) else 1


def examine() -> Iterator[Finding]:
    """Everything that is looked at, one after the other."""
    import django

    django.setup()
    from django.conf import settings

    ours = settings.COURANT
    yield Finding(sys.version_info >= (3, 11), f"Python {sys.version.split()[0]}")
    yield Finding(os.access(ours.data, os.W_OK), f"The data folder is {ours.data.resolve()}")
    if not ours.database and not ours.tables.exists():
        yield Finding(False, "There is no database yet: courant serve makes one")
        yield from tree_findings()
        return
    if not ours.database:
        yield from sqlite_findings()
    yield from database_findings()
    yield from tree_findings()
    yield from waiting_findings()
    if ours.database:
        yield from leading_findings()
    if ours.shelf:
        yield from delivery_findings()


def sqlite_findings() -> Iterator[Finding]:
    """The library's version, and the settings that the connection really has."""
    version = sqlite3.sqlite_version_info
    is_safe = version > (3, 51, 2)
    risk = (
        "" if is_safe else " (has the WAL-reset fault up to 3.51.2; here only the worker checkpoints, which avoids it)"
    )
    yield Finding(True, f"SQLite {sqlite3.sqlite_version}{risk}")
    from django.db import connection

    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    with connection.cursor() as cursor:
        for name, value in wanted.items():
            found = cursor.execute(f"PRAGMA {name}").fetchone()[0]
            yield Finding(
                found == value, f"PRAGMA {name} is {found}" + ("" if found == value else f", should be {value}")
            )


def database_findings() -> Iterator[Finding]:
    """Whether the tables are those of this version."""
    from courant.commands.database import unapplied

    missing = unapplied()
    yield Finding(not missing, "The tables are up to date" if not missing else
                  f"The tables lack {len(missing)} migrations, first {missing[0]}: start courant serve once")  # fmt: skip


def tree_findings() -> Iterator[Finding]:
    """What is printed, and what could not be; needs no database."""
    from django.conf import settings

    from courant.press import tree as trees

    tree = trees.current(settings.COURANT.data, is_reader=True)
    if tree is None:
        yield Finding(False, "Nothing is printed yet: courant print")
        return
    yield Finding(True, f"The site is printed in {tree.folder}")
    for output, reason in tree.documents.failures():
        yield Finding(False, f"{output.name} of {output.key} cannot be printed: {reason}")
    tree.close()


def waiting_findings() -> Iterator[Finding]:
    """What waits to be printed, and what could not become a document."""
    from courant.commands.database import unapplied
    from courant.publishing.models import Change

    if unapplied():
        return
    waiting = Change.objects.filter(printed_at__isnull=True).count()
    yield Finding(waiting < 100, f"{waiting} changes wait to be printed")
    for change in Change.objects.exclude(failure="").order_by("-pk")[:20]:
        yield Finding(False, f"{change.subject}: {change.failure}")
    yield from checking_findings()


def checking_findings() -> Iterator[Finding]:
    """Whether the worker checks comments and edits: the queue shows them all the same after a while, with a word about it."""
    from django.utils import timezone

    from courant.discussion.models import Comment, Revision

    shown = [kind.objects.queued(now=timezone.now()) for kind in (Comment, Revision)]
    late = min(sum(rows.filter(checked_at__isnull=True).order_by()[:1000].count() for rows in shown), 1000)
    text = "Comments are checked as they come"
    if late:
        number = "1,000 or more" if late == 1000 else f"{late}"
        text = (
            f"{number} comments wait unchecked for more than five minutes: courant serve, or courant work, checks them"
        )
    yield Finding(not late, text)


def leading_findings() -> Iterator[Finding]:
    """Whose folder leads the printing, and whether anybody is at it."""
    from courant.commands.database import unapplied
    from courant.publishing import leading

    if unapplied():
        return
    leader, is_alive = leading.leader(), leading.is_held_by_anybody()
    if leader is None:
        yield Finding(False, "Nobody has led the printing of this database yet: courant serve, or courant work")
        return
    at_work = "a worker is at it" if is_alive else "no worker is at it: start courant serve, or courant work"
    yield Finding(is_alive, f"{leader.name} leads the printing; {at_work}")
    if hands := leading.count_hands():
        yield Finding(True, f"{hands} processes on other machines wait to help with whole prints, or do")
    if leader.lacks_after:
        yield Finding(False, "It is still printing what others had printed before it led")


def delivery_findings() -> Iterator[Finding]:
    """What waits to be delivered to the object store, since when, and why."""
    from django.conf import settings

    from courant.publishing.delivery import delivery
    from courant.publishing.delivery.object_store import Place

    place = str(Place.of(settings.COURANT.shelf, settings.COURANT.shelf_endpoint))
    state = delivery.state(settings.COURANT.data, place)
    if state is None:
        yield Finding(False, f"Nothing is delivered to {place} yet: courant deliver")
        return
    since = f", the first since {datetime.fromtimestamp(state.since):%Y-%m-%d %H:%M}" if state.since else ""
    is_late = state.since is not None and time() - state.since > LATE
    yield Finding(not is_late, f"{state.waiting} objects wait to be delivered to {place}{since}")
    if state.failure:
        yield Finding(False, f"The last delivery failed: {state.failure}")
    for path, why in state.refusals[:20]:
        yield Finding(False, f"{path} cannot be delivered: {why}")
