"""Bring changes to the press: one at a time for what happens, all at once for the whole site."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from courant.desk import darkroom
from courant.press import tree as trees
from courant.press.printing import Press, Report
from courant.press.shelf import FolderShelf
from courant.press.theme import Theme
from courant.press.tree import Tree
from courant.publishing import leading, server_maps, subjects
from courant.publishing.hand import read_original
from courant.publishing.marks import Mark
from courant.publishing.models import Change

log = logging.getLogger("courant")
CHUNK = 500
Progress = Callable[[int, int], None]


def press_for(tree: Tree, *, before: FolderShelf | None = None) -> Press:
    """The press for a tree, with the theme that the tree was begun with, and the settings in force."""
    theme = tree.theme if tree.theme.exists() else settings.COURANT.theme  # trees of version 0.1 have no copy
    originals = partial(read_original, settings.COURANT.originals)
    return Press(tree, Theme(theme), originals, develop=darkroom.develop, before=before)


def print_changes(press: Press, *, due_by: datetime | None = None) -> Report:
    """Print everything that waits in the table of changes, and clear it once the files are on the shelf; given a moment,
    without what still waits for others of its kind then."""
    report = Report()
    press.tree.documents.forget_kept()
    waiting = Change.objects.filter(printed_at__isnull=True)
    if due_by:
        waiting = waiting.filter(Q(not_before__isnull=True) | Q(not_before__lte=due_by))
    while changes := list(waiting.order_by("pk")[:CHUNK]):
        _print(press, changes, report)
    add_up(report, press.print_due())
    if report.removed:  # taken down, perhaps: then its text is to leave the manifest's log as well
        press.tree.empty_log()
    return report


def print_again(press: Press, since: Mark, done: set[int]) -> Report:
    """Print into another tree what was noted since, printed or not, less what is `done`; adds to that."""
    report = Report()
    missed = [key for key in since.later() if key not in done]
    for start in range(0, len(missed), CHUNK):
        keys = missed[start : start + CHUNK]
        _print(press, list(Change.objects.filter(pk__in=keys).order_by("pk")), report, is_in_use=False)
        done.update(keys)
    add_up(report, press.print_due())
    return report


def _print(press: Press, changes: list[Change], report: Report, *, is_in_use: bool = True) -> None:
    faults, has_left = _receive(press, changes)
    add_up(report, press.print_due())
    if has_left and is_in_use:
        server_maps.write(settings.COURANT.data, press.tree.documents)
    if is_in_use:  # of a tree that is not, the worker still has to print what waits
        clear(change.pk for change in changes if change.printed_at is None)
    _report_faults(faults, changes, report)


def clear(keys: Iterable[int]) -> None:
    """Say that the files of these changes are on the shelf.

    Raises:
        NotLeading: another folder prints by now, whose tree lacks them.
    """
    waiting = list(keys)
    for start in range(0, len(waiting), CHUNK):
        rows = Change.objects.filter(pk__in=waiting[start : start + CHUNK], printed_at__isnull=True)
        with transaction.atomic():
            leading.insist()
            rows.update(printed_at=timezone.now())


def _receive(press: Press, changes: list[Change]) -> tuple[subjects.Faults, bool]:
    """Hand the press the documents of the changes; returns what could not become a document, and why, and whether an
    address was left or taken again."""
    # What it writes is committed before the press hears of it: former addresses are found by what was printed
    # before, so a kill between the two has them found again.
    updates, faults = subjects.updates_for([change.subject for change in changes], press.tree.documents)
    press.receive(updates)
    return faults, any(key.startswith("former_address:") for key in updates)


def _report_faults(faults: subjects.Faults, changes: list[Change], report: Report) -> None:
    """Say what was left out, where editors look: in the table of changes."""
    for key, failure in faults.items():
        log.error("Not printed: %s", failure)
        report.failed.append((key, failure))
        named = [change.pk for change in changes if change.subject == key]
        if not Change.objects.filter(pk__in=named).update(failure=failure):
            Change.objects.create(subject=key, printed_at=timezone.now(), failure=failure)


def print_day_and_site(press: Press) -> Report:
    """Print what depends on the date and on the settings, where either has changed."""
    press.receive({"today:today": subjects.today(), "site:site": subjects.site()})
    return press.print_due()


def print_address(address: str) -> Report:
    """Make what stands at one address again.

    Raises:
        LookupError: nothing is printed there.
    """
    tree = trees.current(settings.COURANT.data)
    press = press_for(tree) if tree else None
    if press is None or not press.tree.documents.touch_file(address):
        raise LookupError(
            f"Nothing is printed at {address}. An address looks like /en/city/; all of them: courant print"
        )
    return press.print_due()


def add_up(report: Report, more: Report) -> None:
    report.made += more.made
    report.written += more.written
    report.removed += more.removed
    report.failed += more.failed
