"""What one reader said, and what became of it."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone

from courant.discussion.models import purging
from courant.discussion.models.copied_edition import CopiedEdition
from courant.discussion.models.decided import Decided
from courant.discussion.models.edit import Edit
from courant.discussion.models.log_entry import Act, LogEntry
from courant.discussion.models.ranking import place_in_queue
from courant.discussion.models.settled import Doubtful
from courant.discussion.models.status import DECIDED, ENDED, TRANSITIONS, VISIBLE, WAITING, Conflict, Status
from courant.discussion.models.thread import Thread
from courant.discussion.signals import comments_stored, thread_changed

if TYPE_CHECKING:
    from courant.discussion.models.decision import Decision

__all__ = ["DECIDED", "TRANSITIONS", "VISIBLE", "WAITING", "Comment", "CommentQuerySet", "Conflict", "Status"]

IS_QUEUED = models.Q(queued_at__isnull=False)
# Long enough to mend a slip that one sees once it is sent, short enough that hardly a reply stands under words that change
# and that a moderator seldom reads twice.
EDIT_WINDOW = timedelta(minutes=30)
# The worker takes a moment. Long enough for it to be started anew, short enough that nobody notices a delay of the queue.
CHECKED_WITHIN = timedelta(minutes=5)


class CommentQuerySet(models.QuerySet["Comment"]):
    def visible_to_all(self) -> "CommentQuerySet":
        """What every reader may see."""
        return self.filter(status__in=VISIBLE)

    def visible_or_answered(self) -> "CommentQuerySet":
        """What every reader may see, and whatever has replies: they may be seen, and then it has a tombstone."""
        replies = Comment.objects.filter(parent=models.OuterRef("pk"))
        return self.filter(models.Q(status__in=VISIBLE) | models.Exists(replies))

    def waiting(self) -> "CommentQuerySet":
        """What a moderator has yet to decide: oldest first, what is at risk before its time."""
        return self.filter(queued_at__isnull=False).order_by("queued_at", "pk")

    def queued(self, *, now: datetime) -> "CommentQuerySet":
        """What waits, as moderators are shown it: once it is checked, or ought to be. A worker that stands still, or a
        check that never answers, holds nothing back for longer."""
        latest = now - CHECKED_WITHIN
        is_overdue = models.Q(posted_at__lte=latest) & (models.Q(edited_at=None) | models.Q(edited_at__lte=latest))
        return self.waiting().filter(models.Q(checked_at__isnull=False) | is_overdue)

    def being_checked(self, *, now: datetime) -> "CommentQuerySet":
        """What waits, and is not shown to moderators yet."""
        latest = now - CHECKED_WITHIN
        is_recent = models.Q(posted_at__gt=latest) | models.Q(edited_at__gt=latest)
        # Nothing is edited later than this: the second condition reads the end of an index, and not all that waits.
        may_be = self.filter(status__in=WAITING, posted_at__gt=latest - EDIT_WINDOW)
        return may_be.filter(is_recent, checked_at__isnull=True)

    def unchecked(self) -> "CommentQuerySet":
        """What the worker has yet to ask the costly checks about, oldest first."""
        return self.filter(checked_at__isnull=True).order_by("pk")

    def decided(self) -> "CommentQuerySet":
        """What a moderator has decided, the latest decision first."""
        # Said by what it is not: SQLite, which keeps no statistics, would read and sort all that has one of three states.
        decided = self.filter(decided_at__isnull=False).exclude(status__in=sorted(WAITING | ENDED))
        return decided.order_by("-decided_at", "-pk")


class Comment(Doubtful, Decided, models.Model):
    ALLOWED: ClassVar = TRANSITIONS

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="comments")
    parent = models.ForeignKey("self", null=True, on_delete=models.RESTRICT, related_name="replies")
    root = models.ForeignKey(
        "self", null=True, on_delete=models.RESTRICT, related_name="branch",
        help_text="Of a reply, however deep: the comment at the top, which is nobody's reply.",
    )  # fmt: skip
    place = models.PositiveIntegerField(
        null=True,
        help_text="Of a comment that is nobody's reply: its number in the thread, given once, when first shown.",
    )
    # The limit is 60 code points as typed; composition (NFC) can make three of one.
    name = models.CharField(max_length=180, blank=True)
    text = models.TextField()
    direction = models.CharField(max_length=4, default="auto")
    policy_version = models.PositiveIntegerField(help_text="Version of the comment policy that the reader agreed to.")
    posted_at = models.DateTimeField()
    reader_hash = models.CharField(
        max_length=64, blank=True, help_text="Keyed hash of the key that its author holds; empty where imported."
    )
    token_hash = models.CharField(
        max_length=64, unique=True, help_text="Keyed hash of the submission's token: sent again, it is stored once."
    )
    text_digest = models.CharField(max_length=64, db_index=True, help_text="Digest of the text, to find repetitions.")
    doubts = models.JSONField(default=list, help_text="What the checks had against it: name, words, numbers of each.")
    checked_at = models.DateTimeField(null=True, help_text="When the worker had asked the costly checks.")
    learned_version = models.PositiveIntegerField(default=1, help_text="Up to which version it has been learned from.")
    risk = models.FloatField(
        default=0, help_text="How likely it is not to be published, from 0 to 1: orders the queue."
    )
    status = models.CharField(max_length=16, choices=Status.choices, default=Status.PREMOD)
    version = models.PositiveIntegerField(default=1, help_text="Grows with every change of status.")
    decided_at = models.DateTimeField(null=True)
    edited_at = models.DateTimeField(null=True, help_text="When its author changed the text last.")
    purged_at = models.DateTimeField(null=True, db_index=True, help_text="When name and text were removed for good.")
    imported_from = models.CharField(max_length=40, blank=True, help_text="The system that it came from.")
    imported_id = models.CharField(max_length=200, blank=True, help_text="What it was called there.")
    is_pick = models.BooleanField(default=False, help_text="Whether editors picked it, as the last Pick says.")
    edition = CopiedEdition(max_length=35, default="", help_text="Language code of the edition, as its thread has it.")
    ranked_at = models.DateTimeField(
        null=True, help_text="The queue takes it as if it had been posted then; empty: when it was posted."
    )
    # Moderators page through a hundred thousand of these among a million: the indexes below have those that wait, and no
    # others.
    queued_at = place_in_queue()

    objects = CommentQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("thread", "status", "posted_at"), name="comments_of_a_thread"),
            models.Index(fields=("status", "posted_at"), name="comments_waiting"),
            models.Index(fields=("id",), name="comments_to_check", condition=models.Q(checked_at__isnull=True)),
            models.Index(
                fields=("id",), name="comments_to_learn", condition=models.Q(learned_version__lt=models.F("version"))
            ),
            models.Index(fields=("reader_hash", "posted_at"), name="comments_of_a_reader"),
            models.Index(
                fields=("thread", "status"), name="comments_without_a_place",
                condition=models.Q(parent__isnull=True, place__isnull=True),
            ),
            models.Index(fields=("decided_at", "id"), name="comments_decided"),
            models.Index(fields=("queued_at", "id"), name="comments_queued", condition=IS_QUEUED),
            models.Index(fields=("edition", "queued_at", "id"), name="comments_queued_edition", condition=IS_QUEUED),
            models.Index(fields=("thread", "queued_at", "id"), name="comments_queued_thread", condition=IS_QUEUED),
        )  # fmt: skip
        constraints = (
            models.UniqueConstraint(
                fields=("imported_from", "imported_id"), condition=~models.Q(imported_from=""), name="imported_once"
            ),
            models.UniqueConstraint(fields=("thread", "place"), name="one_comment_a_place"),
            models.CheckConstraint(
                name="a_reply_has_a_root_and_no_place",
                condition=models.Q(parent__isnull=True, root__isnull=True)
                | models.Q(parent__isnull=False, root__isnull=False, place__isnull=True),
            ),
        )  # fmt: skip
        permissions = (("moderate_comment", "Can approve and reject readers' comments"),)
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.name or 'A reader'}: {self.text[:60]}"

    @property
    def is_visible(self) -> bool:
        """Whether readers see it."""
        return self.status in VISIBLE

    @property
    def last_decision(self) -> "Decision | None":
        """What was decided last about the comment itself, and not about an edit of it."""
        return next((one for one in reversed(list(self.decisions.all())) if one.revision_id is None), None)

    @property
    def said_in(self) -> "Comment":
        """Itself: the checks look at edits likewise, and these are said in a comment."""
        return self

    @property
    def came_after(self) -> int:
        """The comments whose keys are less than this one came before it."""
        return int(self.pk)

    def approve(self, by: User) -> None:
        """Let readers see this comment."""
        self._decide(Status.APPROVED, by=by)

    def pick(self, by: User) -> None:
        """Show it among the editors' picks.

        Raises:
            Conflict: readers do not see the comment.
        """
        self._set_pick(True, by=by)

    def unpick(self, by: User) -> None:
        """Show it as one among the others again."""
        self._set_pick(False, by=by)

    def mark_spam(self, by: User) -> None:
        """Do not show this comment, and learn from it; its author is told no more than that it was not accepted."""
        self._decide(Status.SPAM, by=by)

    def may_be_edited(self, at: datetime) -> bool:
        """Whether its author may change the text at this moment."""
        return self.status in (*WAITING, Status.APPROVED) and at < self.posted_at + EDIT_WINDOW

    def revise(self, edit: Edit) -> None:
        """Let the author say it otherwise. Of what readers see, the text stands until a moderator has read the edit; what
        still waits is replaced. The same edit sent again changes nothing.

        Raises:
            Conflict: it is too late, or somebody was faster.
        """
        if not self.may_be_edited(edit.at):
            raise Conflict
        if self.is_visible:
            self.revisions.propose(self, edit)
        elif edit.text != self.text:
            self._replace(edit)

    def withdraw(self) -> None:
        """Take it back, as its author may at any time: name and text go at once."""
        self._decide(Status.AUTHOR_DELETED)

    def expire(self) -> None:
        """Give up what no moderator has looked at in time: name and text go at once."""
        self._decide(Status.EXPIRED)

    def _follow(self, before: Status, after: Status, at: datetime) -> None:
        if after in ENDED:
            purging.purge(self, at=at)
        if (before in VISIBLE) != (after in VISIBLE):
            thread_changed.send(sender=Thread, thread=self.thread, comment=self)

    def _replace(self, edit: Edit) -> None:
        changes = {
            "text": edit.text, "direction": edit.direction, "text_digest": edit.text_digest, "doubts": edit.doubts,
            "status": edit.status, "version": self.version + 1, "edited_at": edit.at, "checked_at": None, "risk": 0,
        }  # fmt: skip
        with transaction.atomic():
            if not Comment.objects.filter(pk=self.pk, version=self.version).update(**changes):
                raise Conflict
            comments_stored.send(sender=Comment)
        for name, value in changes.items():
            setattr(self, name, value)

    def _set_pick(self, is_pick: bool, *, by: User) -> None:
        with transaction.atomic():
            found = Comment.objects.filter(pk=self.pk, is_pick=not is_pick)
            if is_pick and not Comment.objects.filter(pk=self.pk, status__in=VISIBLE).exists():
                raise Conflict
            if found.update(is_pick=is_pick):
                self.picks.create(by=by, by_name=by.get_username(), at=timezone.now(), is_pick=is_pick)
                LogEntry.write(Act.PICK, by, about=self, after="picked" if is_pick else "not picked")
                thread_changed.send(sender=Thread, thread=self.thread, comment=self)
        self.is_pick = is_pick
