"""How the queue is doing: how much waits, how long the oldest has waited, how fast decisions come."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet

from courant.discussion.models import Comment, Decision, Revision
from courant.discussion.models.comment import VISIBLE, WAITING

# What readers are told: most comments are decided within a day.
PROMISE = timedelta(hours=24)
# Counting a hundred thousand rows takes longer than the page; nobody needs to know more than that it is many.
MOST_COUNTED, MOST_EDITS_COUNTED = 1000, 100
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
        """How many there are, counted no further than `MOST_COUNTED`, in the order of an index: PostgreSQL would take the
        first that it meets in the table, and read through all that was decided until it meets them."""
        number = rows[: MOST_COUNTED + 1].count()
        return cls(min(number, MOST_COUNTED), number > MOST_COUNTED)

    @classmethod
    def of_edits(cls, *, now: datetime) -> "Count":
        """How many edits moderators are shown, in two steps: asked for both at once, PostgreSQL reads all comments between them."""
        oldest = Revision.objects.undecided().checked(now=now)[: MOST_EDITS_COUNTED + 1]
        about = list(oldest.values_list("comment", flat=True))  # no comment has two edits that wait
        statuses = Comment.objects.filter(pk__in=about).values_list("status", flat=True)
        number = sum(status in VISIBLE for status in statuses)
        return cls(min(number, MOST_EDITS_COUNTED), len(about) > MOST_EDITS_COUNTED)

    def __str__(self) -> str:
        return f"{self.number:,}+" if self.is_more else f"{self.number:,}"


@dataclass(frozen=True)
class Pace:
    """What stands above the queue."""

    waiting: Count
    being_checked: Count
    overdue: Count
    oldest: datetime | None
    seconds: int | None

    @property
    def hours(self) -> int:
        """The promise."""
        return int(PROMISE.total_seconds() // 3600)


def pace_of(user: User, *, now: datetime) -> Pace:
    """How the whole queue is doing, and how fast this moderator is."""
    waiting = [Comment.objects.filter(status=status).order_by("posted_at") for status in sorted(WAITING)]
    overdue = [Count.of(comments.filter(posted_at__lt=now - PROMISE)) for comments in waiting]
    oldest = [comments.first() for comments in waiting]
    total = sum(count.number for count in overdue)
    return Pace(
        waiting=Count.of(Comment.objects.queued(now=now)),
        being_checked=Count.of(Comment.objects.being_checked(now=now)),
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
