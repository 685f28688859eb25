"""Progress of long work: one line that is rewritten on a terminal, a line now and then elsewhere."""

import sys
from time import monotonic


class Progress:
    """Says how far something is."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.began = monotonic()
        self.said = 0.0
        self.is_terminal = sys.stdout.isatty()

    def __call__(self, made: int, of: int) -> None:
        """So many of so many are made."""
        now = monotonic()
        if made < of and now - self.said < (0.2 if self.is_terminal else 5):
            return
        self.said = now
        rate = made / max(now - self.began, 0.001)
        left = (of - made) / rate if rate else 0
        text = f"{self.what}: {made} of {of}, {rate:.0f} a second" + (f", {left:.0f} s left" if made < of else "")
        self.line(text)

    def say(self, text: str) -> None:
        """Say what is being done, unless something was said a moment ago."""
        if monotonic() - self.said >= (0.1 if self.is_terminal else 5):
            self.said = monotonic()
            self.line(text)

    def line(self, text: str) -> None:
        """Say one line, over the one before where that can be."""
        if self.is_terminal:
            print(f"\r\x1b[2K{text}", end="", flush=True)
        else:
            print(text, flush=True)

    def end(self) -> None:
        """Leave the line standing."""
        if self.is_terminal and self.said:
            print()
