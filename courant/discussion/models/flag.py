"""What one reader has against a comment that is published: a report for the moderators."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courant.discussion import letters
from courant.discussion.models.comment import Comment, Conflict
from courant.discussion.models.log_entry import Act, LogEntry


class FlagReason(models.TextChoices):
    OFFENSIVE = "offensive", _("Offensive")
    ABUSIVE = "abusive", _("Abusive: it attacks somebody")
    SPAM = "spam", _("Spam or advertising")
    OFF_TOPIC = "off_topic", _("Off topic")
    ILLEGAL = "illegal", _("Against the law")
    OTHER = "other", _("Something else")


class FlagQuerySet(models.QuerySet["Flag"]):
    def unsettled(self) -> "FlagQuerySet":
        """What no moderator has looked at yet, oldest first."""
        return self.filter(settled_at=None).order_by("at", "pk")


class Flag(models.Model):
    NOTE_LIMIT = 500

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="flags")
    reason = models.CharField(max_length=16, choices=FlagReason.choices)
    note = models.TextField(blank=True, help_text="In the reader's words.")
    reader_hash = models.CharField(max_length=64, help_text="Keyed hash of the reader's key, or of the form's token.")
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, help_text="When a moderator had looked at it.")

    objects = FlagQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("comment", "reader_hash"), name="one_flag_a_reader"),
            models.CheckConstraint(condition=models.Q(reason__in=FlagReason.values), name="flag_has_a_known_reason"),
        )
        indexes = (models.Index(fields=("at",), name="flags_unsettled", condition=models.Q(settled_at__isnull=True)),)

    @classmethod
    def settle(cls, comment: Comment, by: User, *, after: str = "") -> int:
        """That a moderator has looked at what readers reported of a comment; returns how many reports that were."""
        with transaction.atomic():
            settled = cls.objects.unsettled().filter(comment=comment).update(settled_at=timezone.now())
            if settled:
                LogEntry.write(Act.REPORTS, by, about=comment, before=f"{settled} open", after=after or "settled")
        return settled

    def __str__(self) -> str:
        return f"{self.reason}: {self.note[:60]}"

    @classmethod
    def put_up(cls, comment: Comment, *, reason: FlagReason, note: str = "", by: str, at: datetime) -> "Flag":
        """Report a comment to the moderators; of one reader, `by` the hash of whose key, only the first report counts.

        Raises:
            Conflict: readers do not see the comment (any more).
        """
        if earlier := cls.objects.filter(comment=comment, reader_hash=by).first():
            return earlier
        if not comment.is_visible:
            raise Conflict
        try:
            with transaction.atomic():
                has_called = cls.objects.unsettled().filter(at__gt=at - letters.QUIET).exists()
                flag = cls.objects.create(comment=comment, reason=reason, note=note, reader_hash=by, at=at)
                if not has_called:
                    letters.say_that_reports_wait(comment.edition)
                return flag
        except IntegrityError:  # sent twice at once: the other one is stored
            return cls.objects.get(comment=comment, reader_hash=by)
