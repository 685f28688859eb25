"""The order of the moderators' queue: by age, with a head start for what is at risk."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models.functions import Coalesce

from courant.discussion.models.status import WAITING

# A comment that is certainly not to be published is looked at as if it had waited for half a day longer; one that readers
# see already, as if for a whole day. The head start is bounded, so nothing is overtaken for ever.
HEAD_START = timedelta(hours=12)
HEAD_START_OF_WHAT_IS_SHOWN = timedelta(hours=24)


def ranked(posted_at: datetime, risk: float, *, is_shown: bool) -> datetime:
    """The moment from which the queue counts: when it was posted, or earlier."""
    shown = HEAD_START_OF_WHAT_IS_SHOWN if is_shown else timedelta(0)
    return posted_at - min(max(risk, 0.0), 1.0) * HEAD_START - shown


def place_in_queue() -> "models.GeneratedField":
    """A column of whatever has `status`, `posted_at` and `ranked_at`, kept by the database itself, so that no way of
    changing the status forgets it."""
    return models.GeneratedField(
        expression=models.Case(
            models.When(status__in=sorted(WAITING), then=Coalesce("ranked_at", "posted_at")), default=None
        ),
        output_field=models.DateTimeField(null=True),
        db_persist=True,
        help_text="Place in the moderators' queue; empty where nothing waits.",
    )
