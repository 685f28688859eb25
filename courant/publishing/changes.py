"""Note changes, and wake the worker once they are committed."""

import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from courant.publishing.models import Change

# Votes wait for one another so long: of a thousand in ten seconds there are three prints, and nobody sees the difference.
TOGETHER = timedelta(seconds=5)


class NotInTransaction(RuntimeError):
    """A change was made outside of a transaction of ours, so that a kill could lose it (law 5)."""


def note(*subjects: str) -> None:
    """Write rows of the table of changes in the transaction that causes them.

    Raises:
        NotInTransaction: there is none around the caller.
    """
    _in_transaction(subjects)
    Change.objects.bulk_create([Change(subject=subject) for subject in subjects])
    transaction.on_commit(wake)


def note_for_later(*subjects: str) -> None:
    """The same for changes that come in numbers: a row each, so that none is lost, and all of a few seconds become due at
    one moment. The worker is not woken for them.

    Raises:
        NotInTransaction: there is none around the caller.
    """
    _in_transaction(subjects)
    due = _end_of_slot(timezone.now())
    Change.objects.bulk_create([Change(subject=subject, not_before=due) for subject in subjects])


def _end_of_slot(now: datetime) -> datetime:
    return datetime.fromtimestamp((now.timestamp() // TOGETHER.seconds + 1) * TOGETHER.seconds, UTC)


def _in_transaction(subjects: tuple[str, ...]) -> None:
    if not connection.in_atomic_block:
        raise NotInTransaction(
            f"{', '.join(subjects)} changed outside of a transaction; wrap it in transaction.atomic()."
        )


def wake(bell_at: Path | None = None) -> None:
    """Tell the worker that there is something to do. Nothing is lost where it does not hear: it looks by itself."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as bell:
        bell.setblocking(False)
        try:
            bell.sendto(b"!", str(bell_at or settings.COURANT.wake))
        except OSError:  # no worker is listening, or it has bells enough waiting
            pass
