"""Writes down when the worker does what, for bench/publishing.py; found through PYTHONPATH, unknown to the program.

One line of JSON for each step, with its name, its beginning and its end, in the file COURANT_WATCHING.
"""

import functools
import importlib
import json
import os
import sys
from time import time

STEPS = {
    "worker": ("courant.publishing.printer", "print_changes"),
    "documents": ("courant.publishing.subjects", "updates_for"),
    "receive": ("courant.press.printing", "Press.receive"),
    "press": ("courant.press.printing", "Press.print_due"),
    "template": ("courant.press.printing", "make"),
    "files": ("courant.press.shelf", "Batch.put"),
    "file": ("courant.press.shelf", "FolderShelf.put"),
}


def watch(notes):
    """Put our eyes on every step."""
    for name, (module, path) in STEPS.items():
        owner = importlib.import_module(module)
        *steps, last = path.split(".")
        for step in steps:
            owner = getattr(owner, step)
        setattr(owner, last, watched(getattr(owner, last), name, notes))


def watched(function, name, notes):
    """The same function; its beginning and end are written down."""

    @functools.wraps(function)
    def timed(*arguments, **named):
        began = time()
        try:
            return function(*arguments, **named)
        finally:
            notes.write(json.dumps([name, began, time()]) + "\n")
            if name == "worker":
                notes.flush()

    return timed


def watch_once_ready(notes):
    """Django's apps say when everything that we watch can be imported."""
    from django.apps.registry import Apps

    populate = Apps.populate

    def populate_then_watch(self, *arguments, **named):
        was_ready = self.ready
        populate(self, *arguments, **named)
        if self.ready and not was_ready:
            Apps.populate = populate  # others of its kind follow, and each step is to be seen once
            watch(notes)

    Apps.populate = populate_then_watch


if "COURANT_WATCHING" in os.environ and "work" in sys.orig_argv:
    watch_once_ready(open(os.environ["COURANT_WATCHING"], "a"))
