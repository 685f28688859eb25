"""Kills its own process with SIGKILL at a named moment, when a journey has ordered that; found through PYTHONPATH.

An order is a file with the name of the moment in the folder COURANT_KILLING; it holds the number of times that the
moment is let pass before. Each order is carried out once. Nothing of this is known to the program itself.
"""

import functools
import importlib
import os
import signal
import sys
from pathlib import Path

# process and name of the moment: module, the function in it, and whether it comes before or after that function
MOMENTS = {
    "server/saved, not noted": ("courant.publishing.listen", "note", "before"),
    "server/noted, not committed": ("courant.publishing.listen", "note", "after"),
    "server/committed, worker not woken": ("courant.publishing.changes", "wake", "before"),
    "server/comment not yet stored": ("courant.discussion.writer", "accept_all", "before"),
    "server/comment stored, not answered": ("courant.discussion.writer", "accept_all", "after"),
    "worker/scheduled, saved, not noted": ("courant.publishing.listen", "note", "before"),
    "worker/scheduled, noted, not committed": ("courant.publishing.listen", "note", "after"),
    "worker/scheduled, committed": ("courant.publishing.schedule", "publish_if_due", "after"),
    "worker/documents made, not received": ("courant.publishing.subjects", "updates_for", "after"),
    "worker/documents received": ("courant.press.printing", "Press.receive", "after"),
    "worker/files announced": ("courant.press.manifest", "Manifest.suspect", "after"),
    "worker/file not yet renamed": ("courant.press.shelf", "os.replace", "before"),
    "worker/file written": ("courant.press.shelf", "FolderShelf.put", "after"),
    "worker/whole print, file written": ("courant.press.shelf", "FolderShelf.write_new", "after"),
    "worker/file not yet removed": ("courant.press.shelf", "FolderShelf.remove", "before"),
    "worker/file removed": ("courant.press.shelf", "FolderShelf.remove", "after"),
    "worker/output recorded": ("courant.press.manifest", "Manifest.record", "after"),
    "worker/object announced, not sent": ("courant.publishing.delivery.ledger", "Ledger.suspect", "after"),
    "worker/object sent, not acknowledged": ("courant.publishing.delivery.delivery", "Delivery._deliver", "after"),
    "worker/object acknowledged": ("courant.publishing.delivery.ledger", "Ledger.acknowledge", "after"),
    "worker/printed, change not cleared": ("courant.press.printing", "Press.print_due", "after"),
}


def end_if_ordered(orders, moment):
    """Carry out the order for a moment, if there is one and its time has come."""
    order = orders / moment
    try:
        left = int(order.read_text())
        if left:
            order.write_text(str(left - 1))
            return
        order.unlink()
    except (FileNotFoundError, ValueError):  # none, or just being written
        return
    os.kill(os.getpid(), signal.SIGKILL)


def watch(orders):
    """Put our eyes on every moment of this kind of process."""
    process = "worker" if {"work", "print"} & set(sys.orig_argv) else "server"
    for moment, (module, path, when) in MOMENTS.items():
        if not moment.startswith(process):
            continue
        owner = importlib.import_module(module)
        *steps, name = path.split(".")
        for step in steps:
            owner = getattr(owner, step)
        setattr(owner, name, watched(getattr(owner, name), orders, moment, when))


def watched(function, orders, moment, when):
    """The same function, with a look for orders before or after it."""

    @functools.wraps(function)
    def look(*arguments, **named):
        if when == "before":
            end_if_ordered(orders, moment)
        result = function(*arguments, **named)
        if when == "after":
            end_if_ordered(orders, moment)
        return result

    return look


def watch_once_ready(orders):
    """Django's apps say when everything that we watch can be imported."""
    from django.apps.registry import Apps

    populate = Apps.populate

    def populate_then_watch(self, *arguments, **named):
        was_ready = self.ready
        populate(self, *arguments, **named)
        if self.ready and not was_ready:
            watch(orders)

    Apps.populate = populate_then_watch


if "COURANT_KILLING" in os.environ:
    watch_once_ready(Path(os.environ["COURANT_KILLING"]))
