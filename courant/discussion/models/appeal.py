"""A reader's answer to a decision, and what another moderator says to it."""

from django.conf import settings
from django.db import models

from courant.discussion.models.decision import Decision


class Outcome(models.TextChoices):
    """What became of the decision that was appealed against."""

    UPHELD = "UPHELD", "The decision stands"
    REVERSED = "REVERSED", "The decision was reversed"


class Appeal(models.Model):
    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="appeal")
    text = models.TextField(help_text="The reader's words.")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=Outcome.choices, null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_by_name = models.CharField(
        max_length=150, blank=True, help_text="Name of the account, which may since be gone."
    )
    decided_at = models.DateTimeField(null=True)
    told = models.TextField(blank=True, help_text="What the reader was told.")

    class Meta:
        indexes = (models.Index(fields=("outcome", "at"), name="appeals_open"),)
        default_permissions = ()

    def __str__(self) -> str:
        return f"Appeal against {self.decision}"
