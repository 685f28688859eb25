"""What a process that helps to print is given to begin with. A module of its own: where such a process is begun anew, it
imports this before there is a Django to import anything else with."""

import signal
from pathlib import Path

from courant.lib.garbage import expect_little
from courant.lib.lifeline import end_with


def begin(chief: int) -> None:
    """End with the process that asked, and set up Django where that is not a copy of it."""
    end_with(chief, by=signal.SIGKILL)
    import django

    django.setup()
    expect_little()


def lend(chief: int, *what: str) -> None:
    """Make outputs for a print that another machine leads (courant/publishing/lending.py)."""
    begin(chief)
    from courant.publishing.lending import make_what_is_offered

    make_what_is_offered(*what)


def read_original(folder: Path, name: str) -> bytes:
    """The cleaned original of a picture."""
    return (folder / name).read_bytes()
