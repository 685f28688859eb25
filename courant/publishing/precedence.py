"""Which work of the worker's process goes first: threads share one interpreter, and readers wait for what is printed."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

LONGEST = 2.0  # seconds


class Precedence:
    """While changes are printed, what can wait does: index tasks and costly checks, which else take half of the time."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._taken_at = 0.0
        self._is_free = threading.Event()
        self._is_free.set()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Go first."""
        self._taken_at = self._clock()
        self._is_free.clear()
        try:
            yield
        finally:
            self._is_free.set()

    def give_way(self) -> None:
        """Wait until nobody goes first, but not for long: after the first seconds of a print of thousands of pages all goes
        on side by side, else what waits would grow for as long as it lasts."""
        self._is_free.wait(max(0.0, self._taken_at + LONGEST - self._clock()))
