"""What one moderator tells the others about a comment; readers never see it."""

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone

from courant.discussion.models.comment import Comment
from courant.discussion.models.log_entry import Act, LogEntry


class InternalNote(models.Model):
    LIMIT = 1000

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="notes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(max_length=150, help_text="Name of the account, which may since be gone.")
    at = models.DateTimeField()
    text = models.TextField()

    class Meta:
        ordering = ("pk",)
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.by_name}: {self.text[:60]}"

    @classmethod
    def write(cls, text: str, *, on: Comment, by: User) -> "InternalNote":
        """Tell the other moderators something."""
        with transaction.atomic():
            LogEntry.write(Act.NOTE, by, about=on)
            return cls.objects.create(comment=on, by=by, by_name=by.get_username(), at=timezone.now(), text=text)
