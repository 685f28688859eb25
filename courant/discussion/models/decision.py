"""One decision about one comment: a record that is written once and never changed."""

from django.conf import settings
from django.db import models

from courant.discussion.models.comment import Comment, Status
from courant.discussion.models.revision import Revision
from courant.documents import Rule


class Reason(models.TextChoices):
    """What there is to note besides the rule that is cited. Decisions of version 0.1 may have this and no rule."""

    RULE = "rule", "Nothing besides the rule"
    LAW = "law", "May break the law as well"
    OTHER = "other", "There is another reason as well"


class Decision(models.Model):
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="decisions")
    revision = models.ForeignKey(
        Revision, null=True, on_delete=models.CASCADE, related_name="decisions", help_text="Where it is about an edit."
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name="Moderator"
    )
    by_name = models.CharField(max_length=150, help_text="Name of the account, which may since be gone.")
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
