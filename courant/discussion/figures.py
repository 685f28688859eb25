"""Counts what became of comments in the months that are over, once each."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from statistics import median_low
from typing import Any

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from courant.discussion.models import Appeal, Comment, Decision, MonthFigures, Outcome, Status
from courant.discussion.signals import month_closed

COUNTED = (Status.APPROVED, Status.REJECTED, Status.SPAM, Status.EXPIRED)


def close_months(today: date) -> list[MonthFigures]:
    """Count the months before this one that have not been counted, since each edition's first comment."""
    closed = []
    ours = Comment.objects.filter(imported_from="")
    for edition, first in ours.values_list("thread__edition").annotate(first=Min("posted_at")).order_by():
        known = set(MonthFigures.objects.filter(edition=edition).values_list("month", flat=True))
        for month in _months(first.astimezone(UTC).date(), until=today):
            if f"{month:%Y-%m}" not in known and (figures := _close(edition, month)):
                closed.append(figures)
    return closed


def figures_of(edition: str, month: date) -> dict[str, Any]:
    """What is known of a month, from what was posted and decided in it."""
    since, until = _moments(month)
    ours = Comment.objects.filter(thread__edition=edition, imported_from="")
    appeals = Appeal.objects.filter(decision__comment__thread__edition=edition)
    ended = Counter(appeals.filter(decided_at__gte=since, decided_at__lt=until).values_list("outcome", flat=True))
    return {
        "received": ours.filter(posted_at__gte=since, posted_at__lt=until).count(),
        **_decided(edition, since, until),
        "appeals": appeals.filter(at__gte=since, at__lt=until).count(),
        "upheld": ended[Outcome.UPHELD], "reversed": ended[Outcome.REVERSED],
    }  # fmt: skip


def _close(edition: str, month: date) -> MonthFigures | None:
    with transaction.atomic():
        counted = figures_of(edition, month) | {"closed_at": timezone.now()}
        figures, is_new = MonthFigures.objects.get_or_create(edition=edition, month=f"{month:%Y-%m}", defaults=counted)
        if is_new:
            month_closed.send(sender=MonthFigures, figures=figures)
    return figures if is_new else None  # otherwise another worker was faster


def _decided(edition: str, since: datetime, until: datetime) -> dict[str, Any]:
    """Each comment once, by its last decision of the month: one that was undone is not counted twice."""
    decisions = Decision.objects.filter(
        comment__thread__edition=edition, comment__imported_from="", revision=None, after__in=COUNTED,
        at__gte=since, at__lt=until,
    )  # fmt: skip
    last: dict[int, Decision] = {}
    waited: dict[int, timedelta] = {}
    for decision in decisions.select_related("comment").defer("comment__text", "told", "rule_text").order_by("pk"):
        last[decision.comment_id] = decision
        if decision.comment_id not in waited:
            waited[decision.comment_id] = decision.at - decision.comment.posted_at
    earlier = Decision.objects.filter(revision=None, after__in=COUNTED, at__lt=since, comment__in=waited)
    for comment_id in earlier.values_list("comment_id", flat=True):
        waited.pop(comment_id, None)  # it had its first decision in another month
    by_status = Counter(decision.after for decision in last.values())
    return {
        "published": by_status[Status.APPROVED], "spam": by_status[Status.SPAM], "expired": by_status[Status.EXPIRED],
        "rejected": _by_rule(decision for decision in last.values() if decision.after == Status.REJECTED),
        "median_minutes": int(median_low(waited.values()).total_seconds() // 60) if waited else None,
    }  # fmt: skip


def _by_rule(rejections: Iterator[Decision]) -> list[dict[str, Any]]:
    # A rule that was worded anew within the month is another one; a new version of the policy alone makes no difference.
    counted = Counter((decision.rule_number or 0, decision.rule_title) for decision in rejections)
    return [{"number": number, "title": title, "count": count} for (number, title), count in sorted(counted.items())]


def _months(first: date, *, until: date) -> Iterator[date]:
    month = first.replace(day=1)
    while month < until.replace(day=1):
        yield month
        month = _next(month)


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def _moments(month: date) -> tuple[datetime, datetime]:
    return tuple(datetime(day.year, day.month, 1, tzinfo=UTC) for day in (month, _next(month)))  # type: ignore[return-value]
