"""The moderators' log: one row for everything that they do, written with it, never changed."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courant.discussion.models.append_only import AppendOnlyModel, AppendOnlyQuerySet


class Act(models.TextChoices):
    DECISION = "decision", _("Decided about a comment")
    EDIT = "edit", _("Decided about an edit")
    APPEAL = "appeal", _("Decided about an appeal")
    PICK = "pick", _("Picked, or took a pick back")
    REPORTS = "reports", _("Settled reports")
    NOTE = "note", _("Wrote a note")
    BAN = "ban", _("Banned a key, or lifted a ban")
    THREAD = "thread", _("Closed or reopened a thread")
    BURST = "burst", _("Released or discarded a burst of votes")
    SETTINGS = "settings", _("Changed the settings of an edition")


class LogQuerySet(AppendOnlyQuerySet["LogEntry"]):
    pass


class LogEntry(AppendOnlyModel):
    """What it is about is named by numbers and not by references: the log outlives what it speaks of. It has no word of
    a reader's, so nothing in it needs to be purged."""

    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(max_length=150, help_text="Name of the account; empty where the system acted.")
    act = models.CharField(max_length=16, choices=Act.choices)
    comment_number = models.BigIntegerField(null=True, db_index=True)
    story_id = models.CharField(max_length=64, blank=True)
    edition = models.CharField(max_length=35, blank=True)
    before = models.CharField(max_length=200, blank=True)
    after = models.CharField(max_length=200, blank=True)
    detail = models.TextField(blank=True, help_text="Such as the rule that was cited, and the version of the policy.")

    objects = LogQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(fields=("at", "id"), name="log_by_time"),
            models.Index(fields=("by_name", "at", "id"), name="log_by_person"),
        )
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.by_name}: {self.act} {self.before} > {self.after}"

    @classmethod
    def write(cls, act: Act, by: User | None, *, about: Any = None, **facts: Any) -> "LogEntry":
        """Add a row about a comment, a thread, or what `facts` name; in the transaction of what it records."""
        facts = {"at": timezone.now(), **_about(about), **facts}
        entry: LogEntry = cls.objects.create(act=act, by=by, by_name=by.get_username() if by else "", **facts)
        return entry


def _about(thing: Any) -> dict[str, Any]:
    if thing is None:
        return {}
    if hasattr(thing, "story_id"):
        return {"story_id": thing.story_id, "edition": thing.edition}
    return {"comment_number": thing.pk, "story_id": thing.thread_id, "edition": thing.edition}
