"""Forgets what is over, as the days pass: what nobody decided expires, what was rejected loses its text. Safe to repeat."""

from contextlib import suppress
from datetime import datetime

from courant.discussion.models import Ban, Comment, Conflict, Revision
from courant.discussion.models.purging import REFUSED_FOR, UNDECIDED_FOR, purge_refused, refused_before
from courant.discussion.models.status import WAITING

AT_ONCE = 100  # each in a transaction of its own; printing waits for no more than that


def forget_some(now: datetime) -> int:
    """Forget some of what is over at this moment; returns how much that was, so that nothing is left at 0."""
    undecided = {"status__in": WAITING, "posted_at__lte": now - UNDECIDED_FOR}
    done = 0
    for kind in (Comment, Revision):
        for found in kind.objects.filter(**undecided).order_by("pk")[:AT_ONCE]:
            with suppress(Conflict):  # a moderator was faster
                found.expire()
                done += 1
        for found in refused_before(now - REFUSED_FOR, kind).order_by("pk")[:AT_ONCE]:
            done += purge_refused(found, at=now)
    settled = list(Ban.objects.settled_before(now - REFUSED_FOR).order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    if settled:  # asked first: looking keeps nobody from writing
        done += Ban.objects.filter(pk__in=settled).update(appeal="", purged_at=now)
    return done


def last_purge() -> datetime | None:
    """When something was purged last."""
    moments = [
        kind.objects.filter(purged_at__isnull=False).order_by("-purged_at").values_list("purged_at", flat=True).first()
        for kind in (Comment, Revision, Ban)
    ]
    return max((moment for moment in moments if moment), default=None)
