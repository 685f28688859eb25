"""What readers say of one story."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone

from courant.discussion.models.log_entry import Act, LogEntry
from courant.discussion.signals import thread_changed, threads_opened
from courant.documents import Label

# What an address may ask for; NUL, for one, would stop PostgreSQL.
STORY_ID = re.compile("[0-9A-Za-z_-]{1,64}")


class Thread(models.Model):
    """Keeps its own copy of its story's address and title, so that the discussion never asks the desk."""

    story_id = models.CharField(primary_key=True, max_length=64)
    edition = models.CharField(max_length=35, help_text="Language code of the story's edition.")
    address = models.TextField(help_text="Address of the story on the site.")
    title = models.TextField(help_text="Headline of the story.")
    is_open = models.BooleanField(default=True)
    opened_at = models.DateTimeField(default=timezone.now, help_text="When the story was first published.")
    last_place = models.PositiveIntegerField(default=0, help_text="The highest place that a comment was ever given.")

    class Meta:
        ordering = ("story_id",)
        indexes = (models.Index(fields=("is_open", "opened_at", "story_id"), name="threads_by_age"),)

    def __str__(self) -> str:
        return self.title

    def label(self) -> Label:
        """What a link back to the story says."""
        return Label(path=self.address, title=self.title, language=self.edition)

    @classmethod
    def refresh(
        cls, story_id: str, *, edition: str, address: str, title: str, published_at: datetime | None = None
    ) -> "Thread":
        """Keep the copy of the story as it was printed last; a new story gets its thread here."""
        copy = {"edition": edition, "address": address, "title": title}
        with transaction.atomic():
            thread, is_new = cls.objects.get_or_create(
                story_id=story_id, defaults={**copy, "opened_at": published_at or timezone.now()}
            )
            if is_new:
                thread_changed.send(sender=cls, thread=thread)
            elif any(getattr(thread, field) != value for field, value in copy.items()):
                # The printed thread shows none of these: nothing to announce.
                cls.objects.filter(pk=story_id).update(**copy)
                thread.refresh_from_db()
        return thread

    @classmethod
    def refresh_all(cls, copies: Mapping[str, Mapping[str, Any]]) -> None:
        """As `refresh`, of many stories: the edition, address, title and opened_at of each, by its id."""
        fields = ("edition", "address", "title")
        rows = cls.objects.filter(pk__in=list(copies)).order_by().values_list("pk", *fields)
        kept = {id: values for id, *values in rows}
        new = [Thread(story_id=id, **copy) for id, copy in copies.items() if id not in kept]
        if new:
            with transaction.atomic():
                Thread.objects.bulk_create(new, 250, ignore_conflicts=True)  # somebody else may have been faster
                threads_opened.send(sender=cls, ids=[thread.pk for thread in new])
        for id, values in kept.items():
            copy = {field: copies[id][field] for field in fields}
            if values != [*copy.values()]:
                cls.objects.filter(pk=id).update(**copy)

    def close(self, by: User | None = None) -> None:
        """Take no more comments."""
        self._set_open(False, by)

    def reopen(self, by: User | None = None) -> None:
        """Take comments again."""
        self._set_open(True, by)

    def _set_open(self, is_open: bool, by: User | None) -> None:
        before, after = ("closed", "open") if is_open else ("open", "closed")
        with transaction.atomic():
            self.is_open = is_open
            if Thread.objects.filter(pk=self.pk, is_open=not is_open).update(is_open=is_open):
                LogEntry.write(Act.THREAD, by, about=self, before=before, after=after)
                thread_changed.send(sender=Thread, thread=self)
