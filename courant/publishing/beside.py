"""A whole print by another process, beside the worker that prints changes."""

import logging
import subprocess
import sys
from time import monotonic

log = logging.getLogger("courant")
COMMAND = [sys.executable, "-m", "courant.commands", "print", "--if-due"]
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 300.0  # seconds before it is begun again


class PrintBeside:
    """Begun once, and again after a pause that grows where it was killed; it then goes on where it was."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.pause = FIRST_PAUSE
        self.again_at: float | None = None

    def begin(self) -> None:
        """Start the process, out of reach of the terminal's Ctrl-C: stopping it is for us to do."""
        self.again_at = None
        self.process = subprocess.Popen(
            COMMAND, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True
        )

    def look_after(self) -> None:
        """Notice that it ended."""
        if self.process is not None and (code := self.process.poll()) is not None:
            self.process = None
            if code:  # killed, or an error that Python ended with: 1 as well
                log.warning("The whole print ended with code %d; going on with it in %g s.", code, self.pause)
                self.again_at = monotonic() + self.pause
                self.pause = min(self.pause * 2, LONGEST_PAUSE)
        elif self.again_at is not None and monotonic() >= self.again_at:
            self.begin()

    def stop(self) -> None:
        """End it; the next start goes on with it."""
        self.again_at = None
        if self.process is not None:
            self.process.terminate()
            self.process.wait()
            self.process = None
