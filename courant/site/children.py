"""A child process that is started again when it dies, and that dies with its parent."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from time import monotonic

from courant.lib.lifeline import end_with

_FIRST_PAUSE = 0.2  # seconds before a child is started again
_LONGEST_PAUSE = 5.0
_HEALTHY_AFTER = 10.0  # a child that lived this long died of something new


class Child:
    """One command, kept running."""

    def __init__(self, name: str, command: Sequence[str]) -> None:
        self.name = name
        self._command = list(command)
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._again_at = 0.0
        self._pause = _FIRST_PAUSE

    @property
    def pid(self) -> int | None:
        """Its process id, while it runs."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the command, out of reach of the terminal's Ctrl-C: stopping it is for us to do."""
        parent = os.getpid()
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=lambda: end_with(parent, by=signal.SIGTERM),  # safe: no other thread runs in the supervisor
        )
        self._started = monotonic()

    def look_after(self) -> None:
        """Notice that it died, and start it again after a pause that grows."""
        if self._process and self._process.poll() is not None:
            self._plan_again(self._process.returncode)
        elif self._process is None and monotonic() >= self._again_at:
            self.start()

    def ask_to_stop(self) -> None:
        """Let it finish what it is doing."""
        if self._process and self._process.poll() is None:
            self._process.terminate()

    def wait_or_end(self, patience: float) -> None:
        """Wait until it has stopped; end it, and what it started, when patience is over."""
        if not self._process:
            return
        try:
            self._process.wait(max(patience, 0.01))
        except subprocess.TimeoutExpired:
            print(f"The {self.name} does not stop; ending it.", file=sys.stderr, flush=True)
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._process = None

    def _plan_again(self, code: int) -> None:
        if monotonic() - self._started > _HEALTHY_AFTER:
            self._pause = _FIRST_PAUSE
        how = f"was killed by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"
        print(f"The {self.name} {how}; starting it again in {self._pause:g} s.", file=sys.stderr, flush=True)
        self._process = None
        self._again_at = monotonic() + self._pause
        self._pause = min(self._pause * 2, _LONGEST_PAUSE)
