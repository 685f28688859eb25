"""What comments and edits know of their checks: the reasons, and the status that all of them together lead to."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import connection, transaction
from django.utils import timezone

from courant.discussion.doubts import Doubt
from courant.discussion.models.ranking import ranked
from courant.discussion.models.recording import record
from courant.discussion.models.status import DECIDED, VISIBLE, Status
from courant.discussion.models.thread import Thread
from courant.discussion.signals import thread_changed

if TYPE_CHECKING:
    from courant.discussion.models.comment import Comment
    from courant.discussion.models.revision import Revision

FIELDS = ("doubts", "risk", "checked_at", "ranked_at", "status", "version", "learned_version", "decided_at")


class Doubtful:
    """Whatever is checked."""

    doubts: Any
    # By learned check: how likely it is of its kind; and how such scores have turned out (learning.Record).
    scores: Mapping[str, float] = {}
    records: Mapping[str, Any] = {}

    @property
    def reasons(self) -> list[Doubt]:
        """What the checks had against it."""
        return [Doubt.read(stored) for stored in self.doubts]


class Settlement(NamedTuple):
    """What the checks together lead to."""

    of: "Comment | Revision"
    status: Status
    doubts: Sequence[Doubt]
    risk: float


def settle_all(settlements: Sequence[Settlement]) -> int:
    """Give comments and edits the statuses that all checks together lead to, in one transaction; returns how many were
    still to be settled. What somebody decided or withdrew meanwhile keeps its status."""
    from courant.discussion.models.comment import Comment  # which is a Doubtful
    from courant.discussion.models.lesson import Doubted

    settled: list[Comment] = []
    edits = 0
    with transaction.atomic():
        for seen, status, doubts, risk in settlements:
            if not isinstance(seen, Comment):  # first, as whoever decides about one takes it before its comment
                edits += seen.settle(status, doubts=doubts, risk=risk)
        keys = [one.of.pk for one in settlements if isinstance(one.of, Comment)]
        found = Comment.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk").in_bulk()
        for seen, status, doubts, risk in settlements:
            now = found.get(seen.pk) if isinstance(seen, Comment) else None
            if now and _is_settled(now, seen, status, doubts, risk):  # type: ignore[arg-type]  # its own, just looked up
                settled.append(now)
        _save(settled)
        names = {(comment.pk, doubt.check) for comment in settled for doubt in comment.reasons}
        Doubted.objects.bulk_create(
            [Doubted(comment_id=key, check_name=name) for key, name in sorted(names)], ignore_conflicts=True
        )
    return len(settled) + edits


def _is_settled(now: "Comment", seen: "Comment", status: Status, doubts: Sequence[Doubt], risk: float) -> bool:
    """Settle it as it is now, if its text still is the one that was checked."""
    if now.checked_at is not None or now.edited_at != seen.edited_at:
        return False
    now.doubts, now.risk, now.checked_at = [doubt.stored() for doubt in doubts], risk, timezone.now()
    now.ranked_at = ranked(now.posted_at, risk, is_shown=status == Status.NONE)
    if now.version == seen.version and now.status != status:
        _become(now, status)
    return True


def _save(comments: Sequence["Comment"]) -> None:
    """One prepared statement for all: nobody else can write to SQLite as long as this takes."""
    if not comments:
        return
    quote, table = connection.ops.quote_name, comments[0]._meta
    fields = [field for field in table.concrete_fields if field.name in FIELDS]
    assignments = ", ".join(f"{quote(str(field.column))} = %s" for field in fields)
    rows = [
        [*(field.get_db_prep_save(getattr(comment, field.attname), connection) for field in fields), comment.pk]
        for comment in comments
    ]
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {quote(table.db_table)} SET {assignments} WHERE id = %s", rows)


def _become(comment: "Comment", status: Status) -> None:
    before = Status(comment.status)
    if comment.learned_version == comment.version:  # there is nothing to learn of what no person has decided
        comment.learned_version += 1
    comment.status, comment.version = status, comment.version + 1
    if status in DECIDED:  # by nobody: a row like any other, and as easily turned round
        comment.decided_at = at = timezone.now()
        record(comment, by=None, at=at, before=before, after=status)
    if (before in VISIBLE) != (status in VISIBLE):
        thread_changed.send(sender=Thread, thread=comment.thread, comment=comment)
