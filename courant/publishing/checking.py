"""The worker's part in the checks: asks the costly ones, and learns, beside the printing, which never waits for it."""

import logging
import threading
from time import monotonic

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection

from courant.discussion import learning, settling
from courant.publishing.bell import Bell
from courant.publishing.changes import wake
from courant.publishing.precedence import Precedence

log = logging.getLogger("courant")
LOOK_EVERY = 2.0  # seconds, should a wake-up be lost
# What comes within so many seconds is checked together: comments that are being stored need the machine more.
REST = 0.2
LONGEST_REST = 1.0


class Checking:
    """Goes on for as long as the process lives. What it had not finished when it was killed is still to be done."""

    def __init__(self, precedence: Precedence) -> None:
        self.precedence = precedence
        self.bell = Bell(settings.COURANT.wake_to_check)
        self.stopped = threading.Event()

    def start(self) -> None:
        """Begin, in a thread of its own."""
        self.thread = threading.Thread(target=self.work, name="checking", daemon=True)
        self.thread.start()

    def stop(self) -> None:
        """Stop after what is being checked."""
        self.stopped.set()
        wake(settings.COURANT.wake_to_check)
        self.thread.join()
        self.bell.close()

    def work(self) -> None:
        """Check what waits, then sleep until woken. However much waits, half of the time is left to others."""
        while not self.stopped.is_set():
            self.precedence.give_way()
            began = monotonic()
            checked = self.turn()
            if not checked:
                self.bell.wait(LOOK_EVERY)
            elif checked < settling.AT_ONCE:
                self.stopped.wait(REST)
            else:
                self.stopped.wait(min(monotonic() - began, LONGEST_REST))
        connection.close()

    def turn(self) -> int:
        """Check some of what waits, and learn from some of what was decided; returns how many comments that were."""
        try:
            return settling.settle_some() + learning.learn_some()
        except (DatabaseError, InterfaceError) as error:
            log.warning("No comments can be checked for the moment, trying again: %s", error)
            connection.close()
        except Exception:  # whatever it is: it is said, and tried again, for nobody would start this thread anew
            log.exception("Checking comments has failed, trying again")
            connection.close()
        return 0
