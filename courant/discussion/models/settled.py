"""What comments and edits know of their checks: the reasons, and the status that all of them together lead to."""

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from courant.discussion.doubts import Doubt
from courant.discussion.models.ranking import ranked
from courant.discussion.models.recording import record
from courant.discussion.models.status import DECIDED, VISIBLE, Status
from courant.discussion.models.thread import Thread
from courant.discussion.signals import thread_changed

if TYPE_CHECKING:
    from courant.discussion.models.comment import Comment


class Doubtful:
    """Whatever is checked."""

    doubts: Any

    @property
    def reasons(self) -> list[Doubt]:
        """What the checks had against it."""
        return [Doubt.read(stored) for stored in self.doubts]


class Settled(Doubtful):
    """Checked once all checks were asked; again when its author has said it otherwise."""

    def settle(self, status: Status, *, doubts: list[Doubt], risk: float) -> bool:
        """Give it the status that all checks together lead to, once; says whether it was still to be settled. What
        somebody decided or withdrew meanwhile keeps its status."""
        from courant.discussion.models.lesson import Doubted  # which knows comments

        with transaction.atomic():
            seen: Comment = self  # type: ignore[assignment]  # it is the only class that this is mixed into
            now = type(seen).objects.select_for_update().get(pk=seen.pk)
            if now.checked_at is not None or now.edited_at != seen.edited_at:  # the text that was checked is gone
                return False
            now.doubts, now.risk, now.checked_at = [doubt.stored() for doubt in doubts], risk, timezone.now()
            now.ranked_at = ranked(now.posted_at, risk, is_shown=status == Status.NONE)
            if now.version == seen.version and now.status != status:
                _become(now, status)
            now.save(update_fields=("doubts", "risk", "checked_at", "ranked_at", "status", "version", "decided_at"))
            names = dict.fromkeys(doubt.check for doubt in doubts)
            Doubted.objects.bulk_create(
                [Doubted(comment=now, check_name=name) for name in names], ignore_conflicts=True
            )
        return True


def _become(comment: "Comment", status: Status) -> None:
    before = Status(comment.status)
    comment.status, comment.version = status, comment.version + 1
    if status in DECIDED:  # by nobody: a row like any other, and as easily turned round
        comment.decided_at = at = timezone.now()
        record(comment, by=None, at=at, before=before, after=status)
    if (before in VISIBLE) != (status in VISIBLE):
        thread_changed.send(sender=Thread, thread=comment.thread, comment=comment)
