"""What has to be forgotten, and when: texts of what was withdrawn or expired at once, of what was rejected after a month."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from courant.discussion.models.status import REFUSED, WAITING, Status

if TYPE_CHECKING:
    from courant.discussion.models.comment import Comment
    from courant.discussion.models.revision import Revision

UNDECIDED_FOR = timedelta(days=30)
# Longer than an appeal may take to be written.
REFUSED_FOR = timedelta(days=30)


def purge(comment: "Comment", *, at: datetime) -> None:
    """Remove what its author wrote, edits and appeals included, and what others quoted of it when they reported it. That
    it was there, and what was decided, stays."""
    from courant.discussion.models.appeal import Appeal  # comments come first, appeals know of them

    with transaction.atomic():
        same = type(comment).objects.filter(pk=comment.pk)
        same.update(
            name="", text="", text_digest="", doubts=[], purged_at=at, checked_at=at
        )  # nothing to check is left
        left = comment.revisions.filter(purged_at=None)
        left.filter(status__in=WAITING).update(status=Status.EXPIRED)
        left.update(text="", text_digest="", doubts=[], purged_at=at, version=models.F("version") + 1)
        comment.flags.update(note="")
        comment.notes.all().delete()  # moderators quote as well
        comment.lessons.update(buckets=b"")
        comment.sketches.all().delete()
        Appeal.objects.filter(decision__comment=comment).update(text="")
    comment.name, comment.text, comment.text_digest, comment.doubts, comment.purged_at = "", "", "", [], at


def purge_refused(found: "Comment | Revision", *, at: datetime) -> bool:
    """Purge what was rejected, unless somebody has decided otherwise meanwhile; says whether it was done."""
    from courant.discussion.models.comment import Comment

    with transaction.atomic():
        same = type(found).objects.filter(pk=found.pk, version=found.version, status__in=REFUSED, purged_at=None)
        if not same.update(version=found.version + 1, purged_at=at):
            return False
        if isinstance(found, Comment):
            purge(found, at=at)
        else:
            from courant.discussion.models.appeal import Appeal

            type(found).objects.filter(pk=found.pk).update(text="", text_digest="", doubts=[])
            Appeal.objects.filter(decision__revision=found).update(text="")
    return True


def refused_before(moment: datetime, kind: "type[Comment] | type[Revision]") -> "models.QuerySet[Any]":
    """What was rejected or called spam for good: the last decision and the end of any appeal lie before this moment."""
    from courant.discussion.models.appeal import Appeal

    subject: dict[str, Any] = {"decision__revision": models.OuterRef("pk")}
    if kind.__name__ == "Comment":
        subject = {"decision__comment": models.OuterRef("pk"), "decision__revision": None}
    appealed = Appeal.objects.filter(models.Q(outcome=None) | models.Q(decided_at__gt=moment), **subject)
    return kind.objects.filter(~models.Exists(appealed), status__in=REFUSED, purged_at=None, decided_at__lte=moment)
