"""That editors picked a comment, or took the pick back: a record that is written once and never changed."""

from django.conf import settings
from django.db import models

from courant.discussion.models.comment import Comment


class Pick(models.Model):
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="picks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(max_length=150, help_text="Name of the account, which may since be gone.")
    at = models.DateTimeField()
    is_pick = models.BooleanField(help_text="Whether it was picked; otherwise an earlier pick was taken back.")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.by_name} {'picked' if self.is_pick else 'unpicked'} {self.comment_id}"
