"""One decision about one comment: a record that is written once and never changed."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from courant.discussion.models.comment import Comment
from courant.discussion.models.revision import Revision
from courant.discussion.models.status import REFUSED, Conflict, Status
from courant.documents import Rule

if TYPE_CHECKING:
    from courant.discussion.models.appeal import Appeal

# Time to come back to a private link now and then; what was rejected is forgotten after 30 days.
APPEAL_WITHIN = timedelta(days=20)


class Reason(models.TextChoices):
    """What there is to note besides the rule that is cited. Decisions of version 0.1 may have this and no rule."""

    RULE = "rule", _("Nothing besides the rule")
    LAW = "law", _("May break the law as well")
    OTHER = "other", _("There is another reason as well")


class Decision(models.Model):
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="decisions")
    revision = models.ForeignKey(
        Revision, null=True, on_delete=models.CASCADE, related_name="decisions", help_text="Where it is about an edit."
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name="Moderator"
    )
    by_name = models.CharField(
        max_length=150,
        help_text="Name of the account, which may since be gone. Empty: its author withdrew, or it expired.",
    )
    at = models.DateTimeField()
    before = models.CharField(max_length=16, choices=Status.choices)
    after = models.CharField(max_length=16, choices=Status.choices)
    reason = models.CharField(max_length=16, choices=Reason.choices, blank=True)
    rule_number = models.PositiveSmallIntegerField(null=True)
    # Copies: the next version of the policy may give the number to another rule.
    rule_title = models.TextField(blank=True)
    rule_text = models.TextField(blank=True)
    policy_version = models.PositiveIntegerField(null=True)
    told = models.TextField(blank=True, help_text="What the author was told.")

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("by", "id"), name="decisions_of_a_moderator"),)

    def __str__(self) -> str:
        return f"{self.before} > {self.after}"

    @property
    def rule(self) -> Rule | None:
        """The rule that was cited, as it was on that day."""
        if self.rule_number is None:
            return None
        return Rule(number=self.rule_number, title=self.rule_title, text=self.rule_text)

    @property
    def subject(self) -> Comment | Revision:
        """What was decided about: a comment, or an edit of one."""
        return self.revision or self.comment

    def may_be_contested(self, at: datetime) -> bool:
        """Whether its author may appeal at this moment: it still stands against them, is recent, and was not appealed."""
        return (
            self.after in REFUSED
            and at < self.at + APPEAL_WITHIN
            and self.subject.status == self.after
            and self.subject.purged_at is None
            and not hasattr(self, "appeal")
            and not Decision.objects.filter(comment=self.comment_id, revision=self.revision_id, pk__gt=self.pk).exists()
        )

    def contest(self, text: str, *, at: datetime) -> "Appeal":
        """Appeal in the author's words; another moderator reads them.

        Raises:
            Conflict: too late, or there was an appeal, or the decision does not stand any more.
        """
        from courant.discussion.models.appeal import Appeal  # appeals know decisions

        try:
            with transaction.atomic():
                # Whoever decides otherwise at this moment goes first, or comes after.
                type(self.subject).objects.select_for_update().get(pk=self.subject.pk)
                self.subject.refresh_from_db()
                if not self.may_be_contested(at):
                    raise Conflict
                return Appeal.objects.create(decision=self, text=text, at=at)
        except IntegrityError as error:  # sent twice at once
            raise Conflict from error
