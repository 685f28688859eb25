"""How the queue is doing: how much waits, how long the oldest has waited, how fast decisions come."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet

from courant.discussion.models import Comment, Decision
from courant.discussion.models.comment import WAITING

# What readers are told: most comments are decided within a day.
PROMISE = timedelta(hours=24)
# Counting a hundred thousand rows takes longer than the page; nobody needs to know more than that it is many.
MOST_COUNTED = 1000
RECENT_DECISIONS = 40
# A longer pause between two decisions was spent elsewhere.
LONGEST_PAUSE = timedelta(minutes=5)


@dataclass(frozen=True)
class Count:
    """A number, or that there are more than anybody counts."""

    number: int
    is_more: bool

    @classmethod
    def of(cls, rows: "QuerySet[Any]") -> "Count":
        """How many there are, counted no further than `MOST_COUNTED`."""
        number = rows.order_by()[: MOST_COUNTED + 1].count()
        return cls(min(number, MOST_COUNTED), number > MOST_COUNTED)

    def __str__(self) -> str:
        return f"{self.number:,}+" if self.is_more else f"{self.number:,}"


@dataclass(frozen=True)
class Pace:
    """What stands above the queue."""

    waiting: Count
    overdue: Count
    oldest: datetime | None
    seconds: int | None

    @property
    def hours(self) -> int:
        """The promise."""
        return int(PROMISE.total_seconds() // 3600)


def pace_of(user: User, *, now: datetime) -> Pace:
    """How the whole queue is doing, and how fast this moderator is."""
    late = [Comment.objects.filter(status=status, posted_at__lt=now - PROMISE) for status in sorted(WAITING)]
    overdue = [Count.of(comments) for comments in late]
    oldest = [Comment.objects.filter(status=status).order_by("posted_at").first() for status in sorted(WAITING)]
    total = sum(count.number for count in overdue)
    return Pace(
        waiting=Count.of(Comment.objects.waiting()),
        overdue=Count(min(total, MOST_COUNTED), total > MOST_COUNTED or any(count.is_more for count in overdue)),
        oldest=min((comment.posted_at for comment in oldest if comment), default=None),
        seconds=seconds_per_decision(user),
    )


def seconds_per_decision(user: User) -> int | None:
    """The median time between two of this moderator's latest decisions, pauses left out."""
    times = Decision.objects.filter(by=user).order_by("-pk").values_list("at", flat=True)[:RECENT_DECISIONS]
    pauses = [later - earlier for later, earlier in pairwise(times)]
    worked = [pause.total_seconds() for pause in pauses if timedelta(0) < pause <= LONGEST_PAUSE]
    return round(median(worked)) if len(worked) >= 3 else None
