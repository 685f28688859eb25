"""Far more answers at once than are usual for a story: kept apart until a moderator has looked."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courant.discussion.models.log_entry import Act, LogEntry
from courant.discussion.models.status import Conflict
from courant.discussion.models.thread import Thread
from courant.discussion.signals import votes_changed


class Span(NamedTuple):
    """So many answers in so many minutes are unusual, whatever the story is used to."""

    minutes: int
    fewest: int


# A shared link brings a few a minute to a small newsroom's story; a script brings hundreds. A story that readers do come
# to in numbers may have up to four times what it had in its busiest minute, or hour, of the day before.
SPANS = (Span(minutes=1, fewest=30), Span(minutes=60, fewest=300))
TIMES_THE_BUSIEST = 4
LOOK_BACK = timedelta(days=1)


class BurstOutcome(models.TextChoices):
    RELEASED = "released", _("Released: its answers count")
    DISCARDED = "discarded", _("Discarded: its answers do not count")


class Burst(models.Model):
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="bursts")
    first_minute = models.DateTimeField()
    last_minute = models.DateTimeField()
    outcome = models.CharField(max_length=16, choices=BurstOutcome.choices, blank=True)
    version = models.PositiveIntegerField(default=1, help_text="Grows with every decision.")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_by_name = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-last_minute", "-pk")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("thread",), condition=models.Q(outcome=""), name="one_undecided_burst_a_story"
            ),
        )

    def __str__(self) -> str:
        return f"{self.thread}: {self.first_minute.isoformat()}"

    @classmethod
    def is_one(cls, votes: "models.QuerySet[Any]", minute: datetime) -> bool:
        """Whether the answers of this minute, among all of the story, are more than it is used to."""
        is_known = votes.filter(minute=minute, is_counted=False).exists()
        return is_known or any(_is_unusual(votes, minute, span) for span in SPANS)

    @classmethod
    def open_for(cls, thread: Thread, minute: datetime) -> "Burst":
        """The story's burst that waits for a decision, a new one where none does; nobody else's until the transaction
        ends, so that two who sweep the same minute do not wait for one another."""
        span = {"first_minute": minute, "last_minute": minute}
        burst, _is_new = cls.objects.get_or_create(thread=thread, outcome="", defaults=span)
        return cls.objects.select_for_update().get(pk=burst.pk)

    @classmethod
    def waiting(cls) -> "models.QuerySet[Burst]":
        """Those that a moderator has yet to decide."""
        return cls.objects.filter(outcome="")

    def decide(self, outcome: BurstOutcome, *, by: User, version: int) -> None:
        """Let its answers count, or not; another decision may follow, and each is by somebody who saw how it stood.

        Raises:
            Conflict: somebody else has decided since.
        """
        with transaction.atomic():
            unchanged = Burst.objects.filter(pk=self.pk, version=version).exclude(outcome=outcome)
            decided = {"decided_by": by, "decided_by_name": by.get_username(), "decided_at": timezone.now()}
            if not unchanged.update(outcome=outcome, version=version + 1, **decided):
                raise Conflict
            LogEntry.write(Act.BURST, by, about=self.thread, before=self.outcome, after=outcome)
            self.votes.update(is_counted=outcome == BurstOutcome.RELEASED)
            votes_changed.send(sender=Thread, threads=[self.thread])
        self.refresh_from_db()


def _is_unusual(votes: "models.QuerySet[Any]", minute: datetime, span: Span) -> bool:
    since = minute - timedelta(minutes=span.minutes - 1)
    recent = votes.filter(minute__gte=since, minute__lte=minute).count()
    if recent <= span.fewest:
        return False
    before = votes.filter(minute__gte=since - LOOK_BACK, minute__lt=since, is_counted=True)
    by_span: dict[int, int] = {}
    for at, count in before.values_list("minute").annotate(count=Count("pk")):
        place = int((since - at).total_seconds() - 1) // (span.minutes * 60)
        by_span[place] = by_span.get(place, 0) + count
    return recent > TIMES_THE_BUSIEST * max(by_span.values(), default=0)
