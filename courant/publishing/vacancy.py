"""For how long nobody has led, as one process has seen it. Another folder taking over costs up to a whole print, and readers
do not move with it; so the one that led is given a moment to come back, as after a restart of the database.

That two lead is kept from happening elsewhere (courant/publishing/leading.py); no clock is trusted with it.
"""

from time import monotonic, sleep

from django.conf import settings

from courant.publishing import leading

COMES_BACK_WITHIN = 10.0  # seconds for one that led, and was started again, or has lost the database as all have
GOES_ON_AFTER = 3600.0  # seconds, without one that has all pictures
LOOK_EVERY = 0.5


class Vacancy:
    """Whether this process should come to lead."""

    def __init__(self) -> None:
        self.since: float | None = None
        self.refused_since: float | None = None
        self.refused_last = float("-inf")

    def has_lasted(self) -> bool:
        """Whether nobody leads, nor comes back at once."""
        leader = leading.leader()
        if leader is None or leader.folder == leading.own_folder(settings.COURANT.data):
            return True
        if leading.is_held_by_anybody():
            self.since = None
            return False
        self.since = self.since or monotonic()
        return monotonic() - self.since >= COMES_BACK_WITHIN

    def refuse(self) -> None:
        """This folder cannot lead well: others get their turn before it is tried again."""
        now, self.since = monotonic(), None
        if self.refused_since is None or now - self.refused_last > COMES_BACK_WITHIN * 6:  # somebody led in between
            self.refused_since = now
        self.refused_last = now

    def is_too_long(self) -> bool:
        """Whether printing with what there is would be better than to go on waiting."""
        return self.refused_since is not None and monotonic() - self.refused_since >= GOES_ON_AFTER


def wait() -> bool:
    """For a command: whether nobody leads, after the moment that one has to come back."""
    vacancy = Vacancy()
    while not vacancy.has_lasted():
        if vacancy.since is None:  # somebody is at it
            return False
        sleep(LOOK_EVERY)
    return True
