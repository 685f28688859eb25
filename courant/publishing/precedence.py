"""Which work of the worker's process goes first: threads share one interpreter, and readers wait for what is printed."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

LONGEST = 2.0  # seconds


class Precedence:
    """While changes are printed, what can wait does: index tasks and costly checks, which else take half of the time."""

    def __init__(self) -> None:
        self._is_free = threading.Event()
        self._is_free.set()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Go first."""
        self._is_free.clear()
        try:
            yield
        finally:
            self._is_free.set()

    def give_way(self) -> None:
        """Wait until nobody goes first, but not for long: where thousands of pages are printed, all goes on side by side."""
        self._is_free.wait(LONGEST)
