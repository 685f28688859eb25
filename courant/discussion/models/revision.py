"""A reader's edit of a comment that other readers already see: moderated while the old text stands."""

from django.db import models

from courant.discussion.models.comment import WAITING, Comment, Status


class Revision(models.Model):
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="revisions")
    text = models.TextField()
    direction = models.CharField(max_length=4, default="auto")
    posted_at = models.DateTimeField()
    token_hash = models.CharField(max_length=64, unique=True, help_text="Keyed hash of the token of the edit.")
    doubts = models.JSONField(default=list, help_text="What the checks had against it, in words for a moderator.")
    status = models.CharField(max_length=16, choices=Status.choices, default=Status.PREMOD)
    version = models.PositiveIntegerField(default=1, help_text="Grows with every change.")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=("status", "posted_at"), name="revisions_waiting"),)
        constraints = (
            models.UniqueConstraint(
                fields=("comment",), condition=models.Q(status__in=sorted(WAITING)), name="one_edit_waits"
            ),
        )
        default_permissions = ()

    def __str__(self) -> str:
        return f"Edit of {self.comment_id}: {self.text[:60]}"
