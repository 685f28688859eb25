"""Note changes, and wake the worker once they are committed."""

import socket
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from courant.publishing.models import Change


class NotInTransaction(RuntimeError):
    """A change was made outside of a transaction of ours, so that a kill could lose it (law 5)."""


def note(*subjects: str) -> None:
    """Write rows of the table of changes in the transaction that causes them.

    Raises:
        NotInTransaction: there is none around the caller.
    """
    if not connection.in_atomic_block:
        raise NotInTransaction(
            f"{', '.join(subjects)} changed outside of a transaction; wrap it in transaction.atomic()."
        )
    Change.objects.bulk_create([Change(subject=subject) for subject in subjects])
    transaction.on_commit(wake)


def wake(bell_at: Path | None = None) -> None:
    """Tell the worker that there is something to do. Nothing is lost where it does not hear: it looks by itself."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as bell:
        bell.setblocking(False)
        try:
            bell.sendto(b"!", str(bell_at or settings.COURANT.wake))
        except OSError:  # no worker is listening, or it has bells enough waiting
            pass
