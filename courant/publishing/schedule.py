"""Stories that go out, or come down, at a set time, and months that are over: exactly once, and late rather than never."""

import logging
from datetime import UTC, date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import DatabaseError, InterfaceError, OperationalError, transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from courant.discussion import digests
from courant.discussion.figures import close_months
from courant.publishing.models import Change

log = logging.getLogger("courant")
LATE = timedelta(minutes=1)


def next_due() -> datetime | None:
    """When the next scheduled page goes out or comes down; None where nothing is scheduled."""
    moments = [
        Revision.page_revisions.filter(approved_go_live_at__isnull=False).values_list("approved_go_live_at", flat=True),
        Page.objects.filter(live=True, expire_at__isnull=False).values_list("expire_at", flat=True),
    ]
    found = [m.order_by(m.query.values_select[0]).first() for m in moments]
    return min((moment for moment in found if moment), default=None)


def run_due(now: datetime | None = None) -> list[str]:
    """Publish and unpublish what is due; each in a transaction of its own. Returns what was done."""
    now = now or timezone.now()
    done = []
    due = Revision.page_revisions.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at")
    for pk in due.values_list("pk", flat=True):
        done += publish_if_due(pk, now)
    for pk in Page.objects.filter(live=True, expire_at__lte=now).order_by("expire_at").values_list("pk", flat=True):
        done += unpublish_if_due(pk, now)
    return done


class Months:
    """Counts what became of comments, when a month has passed. Looks once a day: whoever was away at the time finds all
    months that nobody has counted."""

    def __init__(self) -> None:
        self.looked: date | None = None

    def close_passed(self) -> list[str]:
        """Count what has not been counted. Returns what was done."""
        today = datetime.now(UTC).date()
        if self.looked == today:
            return []
        done = [f"counted {figures}" for figures in close_months(today)]
        self.looked = today
        return done


class Digests:
    """Has the daily mail to moderators written. Asks the database until it is done with a day, and then not before the
    next."""

    def __init__(self) -> None:
        self.done_for: date | None = None

    def write_due(self, now: datetime | None = None) -> list[str]:
        """Write what is due. Returns what was done."""
        now = (now or timezone.now()).astimezone(UTC)
        if now.hour < digests.HOUR or self.done_for == now.date():
            return []
        try:
            letters = digests.send_due(now)
        except (DatabaseError, InterfaceError):  # the database is away: it stays due
            raise
        except Exception:  # whatever is wrong with the words of a theme: printing goes on (law 22)
            log.exception("The daily digest for moderators could not be written; the next one is due tomorrow.")
            letters = 0
        self.done_for = now.date()
        return [f"wrote {letters} digests for moderators"] if letters else []


def publish_if_due(revision_id: int, now: datetime) -> list[str]:
    """Publish a scheduled revision, unless somebody else has done so or it was taken back."""
    try:
        with transaction.atomic():
            found = Revision.objects.select_for_update().filter(pk=revision_id, approved_go_live_at__lte=now)
            revision = found.first()
            if revision is None:
                return []
            planned = revision.approved_go_live_at
            revision.publish(log_action="wagtail.publish.scheduled")
    except (InterfaceError, OperationalError):  # the database is away: it stays due
        raise
    except Exception as refused:  # whatever an old revision runs into: it must not stop the others
        return [take_off_schedule(revision_id, refused)]
    if now - planned > LATE:
        log.warning("Published late: %s was scheduled for %s.", revision.object_str, planned.isoformat())
    return [f"published {revision.object_str}"]


def take_off_schedule(revision_id: int, refused: Exception) -> str:
    """Stop trying what cannot be published, and say so where editors look."""
    with transaction.atomic():
        revision = Revision.objects.get(pk=revision_id)
        Revision.objects.filter(pk=revision_id).update(approved_go_live_at=None)
        why = (
            " ".join(refused.messages)
            if isinstance(refused, ValidationError)
            else f"{type(refused).__name__}: {refused}"
        )
        reason = f"Not published as scheduled: {why}"
        Change.objects.create(subject=f"story:{revision.object_id}", printed_at=timezone.now(), failure=reason)
    log.error("%s", reason)
    return f"refused {revision.object_str}"


def unpublish_if_due(page_id: int, now: datetime) -> list[str]:
    """Unpublish a page that has expired, unless that was done already."""
    try:
        with transaction.atomic():
            page = Page.objects.select_for_update().filter(pk=page_id, live=True, expire_at__lte=now).first()
            if page is None:
                return []
            page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    except (InterfaceError, OperationalError):  # the database is away, or somebody else is at it: it stays due
        raise
    except Exception as refused:  # whatever an old page runs into: it must not stop the others
        reason = f"Not unpublished as scheduled: {type(refused).__name__}: {refused}"
        with transaction.atomic():
            Page.objects.filter(pk=page_id).update(expire_at=None)
            Change.objects.create(subject=f"story:{page_id}", printed_at=timezone.now(), failure=reason)
        log.error("%s", reason)
        return [f"refused {page_id}"]
    return [f"unpublished {page.title}"]
