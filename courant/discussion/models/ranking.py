"""The order of the moderators' queue: by age, with a head start for what is at risk."""

from datetime import datetime, timedelta

# A comment that is certainly not to be published is looked at as if it had waited for half a day longer; one that readers
# see already, as if for a whole day. The head start is bounded, so nothing is overtaken for ever.
HEAD_START = timedelta(hours=12)
HEAD_START_OF_WHAT_IS_SHOWN = timedelta(hours=24)


def ranked(posted_at: datetime, risk: float, *, is_shown: bool) -> datetime:
    """The moment from which the queue counts: when it was posted, or earlier."""
    shown = HEAD_START_OF_WHAT_IS_SHOWN if is_shown else timedelta(0)
    return posted_at - min(max(risk, 0.0), 1.0) * HEAD_START - shown
