"""A reader's edit of a comment that other readers already see: moderated while the old text stands."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from django.contrib.auth.models import User
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from courant.discussion.doubts import Doubt
from courant.discussion.models.comment import CHECKED_WITHIN, IS_QUEUED, Comment
from courant.discussion.models.decided import Decided
from courant.discussion.models.edit import Edit
from courant.discussion.models.lesson import Doubted
from courant.discussion.models.ranking import place_in_queue, ranked
from courant.discussion.models.settled import Doubtful
from courant.discussion.models.sketch import Sketch
from courant.discussion.models.status import HIDDEN, VISIBLE, WAITING, Conflict, Status
from courant.discussion.models.thread import Thread
from courant.discussion.signals import comments_stored, thread_changed

_FROM_WAITING = frozenset({Status.APPROVED, Status.REJECTED, Status.EXPIRED})
# Once approved, it is the comment's text: whoever is against that rejects the comment.
TRANSITIONS: dict[Status, frozenset[Status]] = {
    Status.PREMOD: _FROM_WAITING,
    Status.SYSTEM_WITHHELD: _FROM_WAITING,
    Status.REJECTED: frozenset({Status.APPROVED}),
}
# Not by status: SQLite cannot tell that a list of values that it is given later is the index's own.
IS_UNCHECKED = IS_QUEUED & models.Q(checked_at__isnull=True)


class RevisionQuerySet(models.QuerySet["Revision"]):
    def waiting(self) -> "RevisionQuerySet":
        """Edits that a moderator has yet to decide; of comments that readers do not see (any more), none."""
        # Said by what it is not: SQLite would begin with all comments that readers see.
        return self.undecided().exclude(comment__status__in=sorted(HIDDEN))

    def queued(self, *, now: datetime) -> "RevisionQuerySet":
        """Those of them that moderators are shown: once they are checked, or ought to be, as comments are."""
        return self.waiting().checked(now=now)

    def undecided(self) -> "RevisionQuerySet":
        """Edits that nobody has decided: oldest first, what is at risk before its time, whatever became of their comments."""
        return self.filter(IS_QUEUED).order_by("queued_at", "pk")

    def checked(self, *, now: datetime) -> "RevisionQuerySet":
        """Without what the worker is just about to check."""
        return self.filter(models.Q(checked_at__isnull=False) | models.Q(posted_at__lte=now - CHECKED_WITHIN))

    def unchecked(self) -> "RevisionQuerySet":
        """Those that the worker has yet to ask the costly checks about, oldest first."""
        return self.filter(IS_UNCHECKED).order_by("pk")

    def propose(self, comment: Comment, edit: Edit) -> None:
        """Have an edit wait for a moderator; one that waits already is replaced."""
        if self.filter(token_hash=edit.token_hash).exists():
            return
        waiting = self.filter(status__in=WAITING).first()
        wording = {
            "text": edit.text, "direction": edit.direction, "text_digest": edit.text_digest, "doubts": edit.doubts,
            "status": edit.status, "token_hash": edit.token_hash, "posted_at": edit.at, "checked_at": None, "ranked_at": None,
        }  # fmt: skip
        try:
            with transaction.atomic():
                if waiting is None and edit.text != comment.text:
                    self.create(comment=comment, **wording)
                elif waiting is not None and edit.text != waiting.text:
                    unchanged = self.filter(pk=waiting.pk, version=waiting.version, status__in=WAITING)
                    if not unchanged.update(**wording, version=waiting.version + 1):
                        raise Conflict
                comments_stored.send(sender=Comment)
        except IntegrityError as error:  # another edit came at the same time
            raise Conflict from error


class Revision(Doubtful, Decided, models.Model):
    ALLOWED: ClassVar = TRANSITIONS

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="revisions")
    text = models.TextField(help_text="Empty once it is the comment's text, or purged.")
    direction = models.CharField(max_length=4, default="auto")
    posted_at = models.DateTimeField()
    token_hash = models.CharField(max_length=64, unique=True, help_text="Keyed hash of the token of the edit.")
    text_digest = models.CharField(max_length=64, default="", help_text="Digest of the text, for when it is approved.")
    doubts = models.JSONField(default=list, help_text="What the checks had against it: name, words, numbers of each.")
    checked_at = models.DateTimeField(null=True, help_text="When the worker had asked the costly checks.")
    ranked_at = models.DateTimeField(
        null=True, help_text="The queue takes it as if it had been sent then; empty: when it was sent."
    )
    status = models.CharField(max_length=16, choices=Status.choices, default=Status.PREMOD)
    version = models.PositiveIntegerField(default=1, help_text="Grows with every change.")
    queued_at = place_in_queue()
    decided_at = models.DateTimeField(null=True)
    purged_at = models.DateTimeField(null=True, db_index=True, help_text="When the text was removed for good.")

    objects = RevisionQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("queued_at", "id"), name="revisions_queued", condition=IS_QUEUED),
            models.Index(fields=("id",), name="revisions_to_check", condition=IS_UNCHECKED),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("comment",), condition=models.Q(status__in=sorted(WAITING)), name="one_edit_waits"
            ),
        )
        default_permissions = ()

    def __str__(self) -> str:
        return f"Edit of {self.comment_id}: {self.text[:60]}"

    @property
    def said_in(self) -> Comment:
        """The comment that is to be said otherwise."""
        return self.comment

    @property
    def is_unchecked(self) -> bool:
        """Whether the worker, which asks the costly checks, has yet to look at it."""
        return self.status in WAITING and self.checked_at is None

    @property
    def came_after(self) -> int:
        """The comments whose keys are less than this one came before it: all that there are when the worker asks."""
        return models.BigIntegerField.MAX_BIGINT

    def settle(self, status: Status, *, doubts: Sequence[Doubt], risk: float) -> bool:
        """Give it the status that all checks together lead to, once; says whether it was still to be settled."""
        still = Revision.objects.unchecked().filter(pk=self.pk, version=self.version)
        return bool(still.update(
            status=status, version=self.version + (status != self.status), doubts=[doubt.stored() for doubt in doubts],
            checked_at=timezone.now(), ranked_at=ranked(self.posted_at, risk, is_shown=False),
        ))  # fmt: skip

    def approve(self, by: User) -> None:
        """Let this text take the place of the one that readers see."""
        self._decide(Status.APPROVED, by=by)

    def expire(self) -> None:
        """Give up what no moderator has looked at in time; the text goes at once."""
        self._decide(Status.EXPIRED)

    def _follow(self, before: Status, after: Status, at: datetime) -> None:
        if after == Status.APPROVED:
            self._take_over()
        if after != Status.REJECTED:
            Revision.objects.filter(pk=self.pk).update(text="", text_digest="", doubts=[], purged_at=at)

    def _take_over(self) -> None:
        if Revision.objects.filter(comment=self.comment_id, pk__gt=self.pk, status=Status.APPROVED).exists():
            raise Conflict  # its author has said it otherwise since, and that was approved
        now = Revision.objects.get(pk=self.pk)  # the worker may have found more since this one was read
        # Whoever is just about to decide on the old text is told. Where the worker had not come to the edit, it comes to the
        # comment.
        seen = Comment.objects.filter(pk=self.comment_id, status__in=VISIBLE, purged_at=None)
        if not seen.update(
            text=self.text, direction=self.direction, text_digest=self.text_digest, edited_at=self.posted_at,
            version=models.F("version") + 1, doubts=now.doubts, checked_at=now.checked_at,
        ):  # fmt: skip
            raise Conflict
        Sketch.renew([Comment(pk=self.comment_id, text=self.text, edited_at=self.posted_at)])
        # What was thought of the old text says nothing of how this one is decided about.
        self.comment.lessons.filter(is_positive=None).update(score=None)
        names = dict.fromkeys(Doubt.read(stored).check for stored in now.doubts)
        Doubted.objects.bulk_create(
            [Doubted(comment_id=self.comment_id, check_name=name) for name in names], ignore_conflicts=True
        )
        thread_changed.send(sender=Thread, thread=self.comment.thread, comment=self.comment)
