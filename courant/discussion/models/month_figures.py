"""The figures of a month that is over: counted once, stored, and never counted again."""

from django.db import models


class MonthFigures(models.Model):
    """One edition, one month in UTC. Texts may be purged and comments withdrawn later; what is here stays."""

    edition = models.CharField(max_length=35, help_text="Language code of the edition.")
    month = models.CharField(max_length=7, help_text="Such as 2026-11.")
    received = models.PositiveIntegerField(default=0)
    published = models.PositiveIntegerField(default=0)
    rejected = models.JSONField(default=list, help_text="By rule: number, title, count.")
    spam = models.PositiveIntegerField(default=0)
    expired = models.PositiveIntegerField(default=0)
    median_minutes = models.PositiveIntegerField(null=True)
    appeals = models.PositiveIntegerField(default=0)
    upheld = models.PositiveIntegerField(default=0)
    reversed = models.PositiveIntegerField(default=0)
    closed_at = models.DateTimeField()

    class Meta:
        ordering = ("edition", "month")
        default_permissions = ()
        constraints = (models.UniqueConstraint(fields=("edition", "month"), name="one_month_an_edition"),)

    def __str__(self) -> str:
        return f"{self.edition}/{self.month}"
