"""Bring changes to the press: one at a time for what happens, all at once for the whole site."""

import logging
from collections.abc import Callable, Iterator
from itertools import islice

from django.conf import settings
from django.utils import timezone

from courant.desk import to_documents as desk
from courant.desk.darkroom import DARKROOM
from courant.discussion import to_documents as discussion
from courant.documents import Document, Story
from courant.press import traces
from courant.press import tree as trees
from courant.press.manifest import Manifest
from courant.press.printing import Press, Report
from courant.press.shelf import FolderShelf
from courant.press.theme import Theme
from courant.press.tree import Tree
from courant.publishing import server_maps, subjects, threads
from courant.publishing.former_addresses import all_former, find_since
from courant.publishing.models import Change

log = logging.getLogger("courant")
CHUNK = 500
Progress = Callable[[int, int], None]


def press_for(tree: Tree, *, before: FolderShelf | None = None) -> Press:
    """The press, set up by the settings in force."""
    return Press(tree, Theme(settings.COURANT.theme), read_original, develop=DARKROOM.develop, before=before)


def read_original(name: str) -> bytes:
    """The cleaned original of a picture."""
    return (settings.COURANT.originals / name).read_bytes()


def print_changes(press: Press) -> Report:
    """Print everything that waits in the table of changes, and clear it once the files are on the shelf."""
    report = Report()
    press.tree.documents.forget_kept()
    while changes := list(Change.objects.filter(printed_at__isnull=True).order_by("pk")[:CHUNK]):
        faults, has_left = _receive(press, changes)
        add_up(report, press.print_due())
        if has_left:
            server_maps.write(settings.COURANT.data, press.tree.documents)
        Change.objects.filter(pk__in=[change.pk for change in changes]).update(printed_at=timezone.now())
        _report_faults(faults, changes, report)
    add_up(report, press.print_due())
    return report


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


def print_site(progress: Progress = lambda made, of: None) -> Report:
    """Print the whole site into a new tree, and make it the one in use.

    Changes made meanwhile wait for the new tree. Outputs that cannot be made keep the files of the tree before.
    """
    data = settings.COURANT.data
    before = trees.current(data)
    tree = trees.new_tree(data)
    press = press_for(tree, before=before.shelf if before else None)
    waiting = list(Change.objects.filter(printed_at__isnull=True).values_list("pk", flat=True))
    report = _receive_all(press, before.documents if before else None)
    due = tree.documents.count_due()
    add_up(report, press.print_due(lambda made: progress(made, due)))
    if before:
        carry_over(before, tree)
        traces.carry_over(before.documents, tree.documents)
    tree.documents.remember("theme", press.theme.fingerprint)
    tree.sync()
    trees.switch(data, tree)
    server_maps.write(data, tree.documents)
    for start in range(0, len(waiting), CHUNK):
        Change.objects.filter(pk__in=waiting[start : start + CHUNK]).update(printed_at=timezone.now())
    trees.remove_old_trees(data)
    return report


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


def _receive_all(press: Press, before: Manifest | None) -> Report:
    report = Report()
    _receive_chunks(press, all_documents(), before, report)
    if before:
        find_since(before, press.tree.documents)
    _receive_chunks(press, all_former(), before, report)
    return report


def _receive_chunks(
    press: Press, handed: Iterator[Document | desk.Unprintable], before: Manifest | None, report: Report
) -> None:
    while chunk := list(islice(handed, CHUNK)):
        good, faults = subjects.sift({document.key: document for document in chunk})
        for key, failure in faults.items():
            log.error("Not printed anew: %s", failure)
            report.failed.append((key, failure))
            if before and (old := before.document(key)):  # what cannot be printed anew stays as it was (law 7)
                good[key] = old
        press.receive(good)


def all_documents() -> Iterator[Document | desk.Unprintable]:
    """Everything that the press needs for the whole site, less the former addresses."""
    yield subjects.site()
    yield subjects.today()
    stories: list[Story] = []
    for document in desk.all_documents():
        yield document
        if isinstance(document, Story):
            stories.append(document)
            if len(stories) >= CHUNK:
                threads.refresh(stories)
                stories.clear()
    threads.refresh(stories)
    yield from discussion.all_threads()


def carry_over(before: Tree, tree: Tree) -> None:
    """Give outputs that failed in a new tree the files that they had in the one before (law 7)."""
    for output, _reason in tree.documents.failures():
        files = before.documents.files_of(output.name, output.key)
        with tree.documents.transaction():
            taken = [(path, digest) for path, digest in files if tree.shelf.adopt(path, before.shelf)]
            tree.documents.keep_files(output, taken)


def add_up(report: Report, more: Report) -> None:
    report.made += more.made
    report.written += more.written
    report.removed += more.removed
    report.failed += more.failed
