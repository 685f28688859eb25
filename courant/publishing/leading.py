"""Who leads. With PostgreSQL several machines may have workers, each with a data folder; one folder leads, and changes are
marked as printed by its processes alone, for its tree has them (docs/decisions/0027). With SQLite there is one folder.

A lock that a session of the database holds says whether a process that leads is alive; rows say which folder it is, and what
the trees of the others lack.
"""

import logging
import os
import socket
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from courant.desk.originals import missing_originals
from courant.lib.durable_files import sync_folder
from courant.press import tree as trees
from courant.publishing.delivery.delivery import forget_the_ledger
from courant.publishing.marks import Mark
from courant.publishing.models import PrintingFolder

log = logging.getLogger("courant")
LOCK = 0x636F75726C656164  # "courlead": any number that nobody else takes
HANDS = 0x636F757268616E64  # "courhand": shared by all who may help the one that leads
ALL = PrintingFolder.ALL
RELEASE_LOCK = "release.lock"  # one whole print at a time in a folder
NAME = "printing-folder"  # the file that says which folder this is
# After a loss of power or network the server would keep the locks of a session for two hours: it asks for a sign of life after
# 5 s, gives it up after 11, and is told so by the session, for it may belong to others. By a socket there is no such loss.
MISSED_SOON = ", ".join(
    f"set_config('{name}', '{value}', false)"
    for name, value in {
        "tcp_keepalives_idle": 5, "tcp_keepalives_interval": 2, "tcp_keepalives_count": 3, "tcp_user_timeout": 11_000
    }.items()
)  # fmt: skip


class NotLeading(RuntimeError):
    """Another folder leads, or this one may not; says which, why, and the way out."""


def is_needed() -> bool:
    """Whether there can be other folders at all."""
    return connection.vendor == "postgresql"


def own_folder(data: Path) -> str:
    """Which folder this is. A copy of it is another one: a copied file has another number in its file system."""
    file = data / NAME
    if name := _name_in(file):
        return name
    with trees.held(data, lock=f"{NAME}.lock"):  # of several that start at once, one gives the name
        if not _name_in(file):
            temporary = data / f"{NAME}.new"
            with open(temporary, "w") as new:
                new.write(f"{uuid4().hex} {os.fstat(new.fileno()).st_ino}")
                new.flush()
                os.fsync(new.fileno())
            os.replace(temporary, file)
            sync_folder(data)
    return _name_in(file)


def _name_in(file: Path) -> str:
    """What a folder's file says, empty where it was copied or is not there."""
    with suppress(OSError, ValueError):
        name, number = file.read_text().split()
        if int(number) == file.stat().st_ino:
            return name
    return ""


def named(data: Path) -> str:
    """A folder, as people are told of it."""
    return f"{socket.gethostname()}:{data.resolve()}"


class Lead:
    """The right to lead, held by a session of its own: the server takes it back at once when the process dies."""

    def __init__(self) -> None:
        self._session: BaseDatabaseWrapper | None = None

    def is_held(self) -> bool:
        """Whether it still is: the session may have been lost, and the lock with it."""
        return self._session is not None and self._ask("SELECT true")

    def take(self) -> bool:
        """Take it, where nobody has it."""
        if self._session is None:
            self._session = connection.copy()
        if self._ask(f"SELECT pg_try_advisory_lock(%s), {MISSED_SOON}", LOCK):
            return True
        self.let_go()
        return False

    def let_go(self) -> None:
        """Let others have it."""
        if self._session is not None:
            self._session.close()
        self._session = None

    def _ask(self, question: str, *values: int) -> bool:
        assert self._session is not None
        try:
            with self._session.cursor() as cursor:
                cursor.execute(question, values)
                return bool(cursor.fetchone()[0])
        except (DatabaseError, InterfaceError):
            self.let_go()
            return False


def accede(*, without_originals: bool = False) -> None:
    """Have this folder lead, whose process has the lock; what the one that led before has is remembered for it.
    `without_originals`, even though it lacks some pictures.

    Raises:
        NotLeading: pages could not be printed well here; says why.
    """
    data = settings.COURANT.data
    own = own_folder(data)
    if PrintingFolder.objects.filter(folder=own, leads=True).update(name=named(data)):
        return
    if (before := leader()) and (missing := missing_originals(settings.COURANT.originals)):
        lack = f"{len(missing)} pictures of the newsroom are missing there, the first {missing[0]}"
        if not without_originals and not _is_gone(before):
            raise NotLeading(
                f"{named(data)} does not lead: {lack}. Copy {settings.COURANT.originals} from the machine that led."
            )
        log.warning("%s leads, as nobody else does: but %s.", named(data), lack)
    with trees.held(data, wait=False, lock=RELEASE_LOCK) as is_free:
        if not is_free:
            raise NotLeading(f"{named(data)} does not lead yet: a print that began when it led is still ending there.")
        with transaction.atomic():
            _succeed(own, data)


def _succeed(own: str, data: Path) -> None:
    rows = {row.folder: row for row in PrintingFolder.objects.select_for_update().order_by("folder")}
    for before in (row for row in rows.values() if row.leads):
        before.leads = False
        # Asked only now that it cannot mark any more: whoever marks changes holds the row of its folder meanwhile.
        before.lacks_after = before.lacks_after or Mark.now(with_waiting=False).written()
        before.save()
    row = rows.get(own) or PrintingFolder(folder=own, lacks_after=ALL if rows else "")
    if row.lacks_after:  # nobody has kept for these what they lack, nor knows the folder what the object store has
        trees.remove_old_trees(data, keep=1)
        forget_the_ledger(data)
    row.name, row.leads = named(data), True
    row.save()


def _is_gone(row: PrintingFolder) -> bool:
    """Whether a folder is not any more where it was on this machine: moved, or replaced by a copy. Of others, who knows."""
    host, _, path = row.name.partition(":")
    return host == socket.gethostname() and _name_in(Path(path) / NAME) != row.folder


def insist() -> None:
    """Make sure, in the transaction around the caller, that no other folder leads until its end.

    Raises:
        NotLeading: one does.
    """
    if not is_needed():
        return
    own = own_folder(settings.COURANT.data)
    with connection.cursor() as cursor:
        # Its own row: of that, a question that had to wait for another folder's coming sees what that has written.
        cursor.execute(f"SELECT leads, {MISSED_SOON} FROM publishing_printingfolder WHERE folder = %s FOR SHARE", [own])
        row = cursor.fetchone()
    if row is None and not PrintingFolder.objects.exists():  # nobody has ever led: there is one folder
        return
    if row is None or not row[0]:
        raise NotLeading(who_leads_instead())


def who_leads_instead() -> str:
    """A sentence, for who is not to."""
    other = leader()
    return (
        f"{other.name if other else 'Another folder'} leads the printing of this newsroom, not "
        f"{named(settings.COURANT.data)}."
    )


def leader() -> PrintingFolder | None:
    """The folder that leads, or led last."""
    return PrintingFolder.objects.filter(leads=True).first()


def is_held_by_anybody() -> bool:
    """Whether a process has the right to lead at this moment."""
    return _count(LOCK) > 0


def count_hands() -> int:
    """How many processes say that they may help the one that leads."""
    return _count(HANDS)


def be_there_to_help() -> None:
    """Say so, for as long as the connection of this thread lives."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_advisory_lock_shared(%s), {MISSED_SOON}", [HANDS])


def _count(lock: int) -> int:
    """Of the sessions that hold a lock in this database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks JOIN pg_database ON database = pg_database.oid WHERE locktype = 'advisory'"
            " AND granted AND datname = current_database() AND classid = %s AND objid = %s",
            [lock >> 32, lock & 0xFFFFFFFF],
        )
        return int(cursor.fetchone()[0])


def is_followed() -> bool:
    """Whether this folder leads and lacks nothing, whichever of its processes has the lock."""
    own = own_folder(settings.COURANT.data)
    return PrintingFolder.objects.filter(folder=own, leads=True, lacks_after="").exists()


def is_surely_followed() -> bool:
    """The same, for a thread that is to stop where that cannot be known: who led may be the only one that does not know yet
    that another does."""
    if not is_needed():
        return True
    try:
        return is_followed()
    except (DatabaseError, InterfaceError):
        connection.close()
        return False


def lacked() -> str:
    """After what this folder's tree lacks what others have printed: a mark, ALL, or nothing."""
    if not is_needed():
        return ""
    row = PrintingFolder.objects.filter(folder=own_folder(settings.COURANT.data)).first()
    return row.lacks_after if row else ""


def give_up_on(keys: list[int]) -> None:
    """Changes with these keys are about to be forgotten: a folder whose tree lacks one of them has to print everything."""
    for row in PrintingFolder.objects.exclude(lacks_after__in=("", ALL)):
        if any(Mark.read(row.lacks_after).those_after(keys)):
            # Nothing else of it: that folder may be about to lead at this moment.
            PrintingFolder.objects.filter(pk=row.pk, lacks_after=row.lacks_after).update(lacks_after=ALL)


def note_whole() -> None:
    """Remember that this folder's tree has everything again."""
    if is_needed():
        PrintingFolder.objects.filter(folder=own_folder(settings.COURANT.data), leads=True).update(lacks_after="")
