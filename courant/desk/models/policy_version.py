"""Every version of an edition's numbered rules: written when it comes into force, and kept."""

from typing import Any

from django.db import models
from django.utils import timezone


class PolicyVersion(models.Model):
    """Readers agreed to it and decisions cite it, so it can be read for good."""

    edition = models.CharField(max_length=35, help_text="Language code of the edition.")
    version = models.PositiveIntegerField()
    rules = models.JSONField(help_text="Number, title and text of each rule, in order.")
    in_force_from = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("edition", "version")
        default_permissions = ()
        constraints = (models.UniqueConstraint(fields=("edition", "version"), name="one_policy_version"),)

    def __str__(self) -> str:
        return f"{self.edition}/{self.version}"

    @classmethod
    def in_force(cls, edition: str, rules: list[dict[str, Any]], *, first: int) -> "PolicyVersion":
        """The version that these published rules are: the last one where they read the same, otherwise the next. The
        `first` of an edition takes the number that is given."""
        last = cls.objects.filter(edition=edition).last()
        if last and last.rules == rules:
            return last
        return cls.objects.create(edition=edition, version=last.version + 1 if last else first, rules=rules)
