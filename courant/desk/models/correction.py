"""Corrections: added, never changed, never removed (law 21)."""

from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone


class CorrectionsAreKept(TypeError):
    """Somebody tried to change or delete a correction."""


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def update(self, **fields: Any) -> int:
        raise CorrectionsAreKept("Corrections cannot be changed; add another that says what is right now.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise CorrectionsAreKept("Corrections cannot be removed; add another that says what is right now.")


class Correction(models.Model):
    """What was wrong in a story, and what is right."""

    story = models.ForeignKey("desk.StoryPage", on_delete=models.CASCADE, related_name="corrections")
    at = models.DateTimeField(default=timezone.now)
    text = models.TextField(max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the correction.

        Raises:
            CorrectionsAreKept: it was added before.
        """
        if self.pk is not None:
            raise CorrectionsAreKept(
                f"Correction {self.pk} cannot be changed; add another that says what is right now."
            )
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise CorrectionsAreKept(f"Correction {self.pk} cannot be removed; add another that says what is right now.")
