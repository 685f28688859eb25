"""Ends a process together with the one that started it, however that one ends."""

import ctypes
import os
import sys

_SET_DEATH_SIGNAL = 1


def end_with(parent: int, by: int) -> None:
    """Have the system send this process a signal when its parent ends (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, by)
    if os.getppid() != parent:  # it ended before we asked
        os._exit(1)
