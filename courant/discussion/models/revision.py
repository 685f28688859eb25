"""A reader's edit of a comment that other readers already see: moderated while the old text stands."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from courant.discussion.models.comment import Comment
from courant.discussion.models.edit import Edit
from courant.discussion.models.recording import cited, record
from courant.discussion.models.status import HIDDEN, VISIBLE, WAITING, Conflict, Status
from courant.discussion.models.thread import Thread
from courant.discussion.signals import thread_changed
from courant.documents import Rule

_FROM_WAITING = frozenset({Status.APPROVED, Status.REJECTED, Status.EXPIRED})
# Once approved, it is the comment's text: whoever is against that rejects the comment.
TRANSITIONS: dict[Status, frozenset[Status]] = {
    Status.PREMOD: _FROM_WAITING,
    Status.SYSTEM_WITHHELD: _FROM_WAITING,
    Status.REJECTED: frozenset({Status.APPROVED}),
}


class RevisionQuerySet(models.QuerySet["Revision"]):
    def waiting(self) -> "RevisionQuerySet":
        """Edits that a moderator has yet to decide, oldest first; of comments that readers do not see (any more), none."""
        # Said by what it is not: SQLite would begin with all comments that readers see.
        return self.undecided().exclude(comment__status__in=sorted(HIDDEN))

    def undecided(self) -> "RevisionQuerySet":
        """Edits that nobody has decided, oldest first, whatever became of their comments."""
        return self.filter(decided_at__isnull=True, status__in=sorted(WAITING)).order_by("posted_at", "pk")

    def propose(self, comment: Comment, edit: Edit) -> None:
        """Have an edit wait for a moderator; one that waits already is replaced."""
        if self.filter(token_hash=edit.token_hash).exists():
            return
        waiting = self.filter(status__in=WAITING).first()
        wording = {
            "text": edit.text, "direction": edit.direction, "text_digest": edit.text_digest, "doubts": edit.doubts,
            "status": edit.status, "token_hash": edit.token_hash, "posted_at": edit.at,
        }  # fmt: skip
        if waiting is None and edit.text != comment.text:
            try:
                with transaction.atomic():
                    self.create(comment=comment, **wording)
            except IntegrityError as error:  # another edit came at the same time
                raise Conflict from error
        elif waiting is not None and edit.text != waiting.text:
            unchanged = self.filter(pk=waiting.pk, version=waiting.version, status__in=WAITING)
            if not unchanged.update(**wording, version=waiting.version + 1):
                raise Conflict


class Revision(models.Model):
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="revisions")
    text = models.TextField(help_text="Empty once it is the comment's text, or purged.")
    direction = models.CharField(max_length=4, default="auto")
    posted_at = models.DateTimeField()
    token_hash = models.CharField(max_length=64, unique=True, help_text="Keyed hash of the token of the edit.")
    text_digest = models.CharField(max_length=64, default="", help_text="Digest of the text, for when it is approved.")
    doubts = models.JSONField(default=list, help_text="What the checks had against it, in words for a moderator.")
    status = models.CharField(max_length=16, choices=Status.choices, default=Status.PREMOD)
    version = models.PositiveIntegerField(default=1, help_text="Grows with every change.")
    decided_at = models.DateTimeField(null=True)
    purged_at = models.DateTimeField(null=True, db_index=True, help_text="When the text was removed for good.")

    objects = RevisionQuerySet.as_manager()

    class Meta:
        # Not by status: SQLite cannot tell that a list of values that it is given later is the index's own.
        indexes = (
            models.Index(
                fields=("posted_at", "id"), name="revisions_queued", condition=models.Q(decided_at__isnull=True)
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("comment",), condition=models.Q(status__in=sorted(WAITING)), name="one_edit_waits"
            ),
        )
        default_permissions = ()

    def __str__(self) -> str:
        return f"Edit of {self.comment_id}: {self.text[:60]}"

    def approve(self, by: User) -> None:
        """Let this text take the place of the one that readers see."""
        self._decide(Status.APPROVED, by=by)

    def reject(self, by: User, *, rule: Rule, policy_version: int, reason: str = "rule", told: str = "") -> None:
        """Leave the comment as it is; its author sees the rule and reads `told`, as of a comment."""
        self._decide(Status.REJECTED, by=by, reason=reason, told=told, policy_version=policy_version, **cited(rule))

    def expire(self) -> None:
        """Give up what no moderator has looked at in time; the text goes at once."""
        self._decide(Status.EXPIRED)

    def as_seen_at(self, version: int) -> "Revision":
        """This edit, if it still is as somebody saw it.

        Raises:
            Conflict: it has changed since.
        """
        if version != self.version:
            raise Conflict
        return self

    def _decide(self, status: Status, *, by: User | None = None, **facts: Any) -> None:
        before, at = Status(self.status), timezone.now()
        if status not in TRANSITIONS.get(before, ()):
            raise Conflict
        with transaction.atomic():
            unchanged = Revision.objects.filter(pk=self.pk, version=self.version, purged_at=None)
            gone = {"text": "", "doubts": [], "purged_at": at} if status != Status.REJECTED else {}
            if not unchanged.update(status=status, version=self.version + 1, decided_at=at, **gone):
                raise Conflict
            record(self, by=by, at=at, before=before, after=status, **facts)
            if status == Status.APPROVED:
                self._take_over(at)
        self.status, self.version, self.decided_at = status, self.version + 1, at

    def _take_over(self, at: datetime) -> None:
        if Revision.objects.filter(comment=self.comment_id, pk__gt=self.pk, status=Status.APPROVED).exists():
            raise Conflict  # its author has said it otherwise since, and that was approved
        # Whoever is just about to decide on the old text is told.
        seen = Comment.objects.filter(pk=self.comment_id, status__in=VISIBLE, purged_at=None)
        if not seen.update(
            text=self.text, direction=self.direction, text_digest=self.text_digest, edited_at=self.posted_at,
            version=models.F("version") + 1,
        ):  # fmt: skip
            raise Conflict
        thread_changed.send(sender=Thread, thread=self.comment.thread, comment=self.comment)
