"""Whole releases: the site printed into a new tree, switched to at once, and back again (law 4).

What is published goes on being printed into the tree in use meanwhile; just before the switch it is printed into the
new tree too. A tree keeps the theme that it was printed with, so the one that was left can be taken up again.
"""

import logging
from collections.abc import Container, Iterable
from datetime import UTC, datetime
from itertools import islice

from django.conf import settings

from courant.desk import to_documents as desk
from courant.discussion import to_documents as discussion
from courant.documents import Document, Story
from courant.press import traces
from courant.press import tree as trees
from courant.press.crew import Crew, Workplace
from courant.press.manifest import Manifest
from courant.press.printing import Press, Report
from courant.press.theme import Theme
from courant.press.tree import Tree
from courant.publishing import gathering, printer, server_maps, subjects, threads
from courant.publishing.former_addresses import all_former, find_since
from courant.publishing.models import Change
from courant.publishing.printer import CHUNK, Progress, add_up

log = logging.getLogger("courant")
LOCK = "release.lock"  # one full print at a time; who prints changes does not wait for it
TAKEN_BACK = "taken-back"  # a file with the fingerprint of the theme that was rolled back


def is_due() -> bool:
    """Whether nothing is printed yet, or with another theme or press than the one in force; not where that was taken
    back."""
    tree = trees.current(settings.COURANT.data, is_reader=True)
    if tree is None:
        return True
    now, printed_with = Theme(settings.COURANT.theme).fingerprint, tree.documents.fact("theme")
    tree.close()
    taken_back = settings.COURANT.data / TAKEN_BACK
    return printed_with != now and not (taken_back.exists() and taken_back.read_text() == now)


def print_site(progress: Progress = lambda made, of: None, *, hands: int = 1, only_if_due: bool = False) -> Report:
    """Print the whole site into a new tree, by so many processes, and make it the one in use.

    A print that was killed goes on where it was. Outputs that cannot be made keep the files of the tree before.
    """
    data = settings.COURANT.data
    with trees.held(data, lock=LOCK):
        if only_if_due and not is_due():  # somebody else has just printed it
            return Report()
        fingerprint = Theme(settings.COURANT.theme).fingerprint
        tree = trees.unfinished(data, fingerprint) or trees.new_tree(data, settings.COURANT.theme)
        before = trees.current(data)
        press = printer.press_for(tree, before=before.shelf if before else None)
        report, known = Report(), set[int]()
        if tree.documents.fact("begun") is None:
            began = datetime.now(UTC)
            known = set(Change.objects.filter(printed_at__isnull=True).values_list("pk", flat=True))
            report = _receive_all(press, before.documents if before else None, hands)
            tree.documents.remember("began_at", began.isoformat())
            tree.documents.remember("begun", fingerprint)
        add_up(report, _print_all(press, progress, hands))
        with trees.held(data):
            add_up(report, _take_over(press, before, known))
            tree.sync()
            tree.documents.remember("theme", fingerprint)
            _switch(tree, before)
            printer.clear(known)
            printer.print_changes(press)  # what waited is there already; it is marked only now, with the tree in use
        (data / TAKEN_BACK).unlink(missing_ok=True)
        trees.remove_old_trees(data)
    return report


def roll_back() -> Report:
    """Take up the tree that was in use before, after what has changed since was printed into it.

    Raises:
        LookupError: there is none.
    """
    data = settings.COURANT.data
    with trees.held(data, lock=LOCK), trees.held(data):
        in_use, tree = trees.current(data), trees.previous(data)
        if in_use is None or tree is None:
            raise LookupError("No earlier release is kept: courant print makes a new one from what is published.")
        press = printer.press_for(tree)
        report = _catch_up(press, tree.documents.fact("left_at"))
        traces.carry_over(in_use.documents, tree.documents)
        (data / TAKEN_BACK).write_text(in_use.documents.fact("theme") or "")
        _switch(tree, in_use)
        printer.print_changes(press)  # as after a whole print
    return report


def _switch(tree: Tree, left: Tree | None) -> None:
    if left:
        left.documents.remember("left_at", datetime.now(UTC).isoformat())
    trees.switch(settings.COURANT.data, tree)
    server_maps.write(settings.COURANT.data, tree.documents)


def _print_all(press: Press, progress: Progress, hands: int) -> Report:
    manifest = press.tree.documents
    due = manifest.count_due()
    # What is due after the first time has been recorded before: a crew only knows trees in which nothing was.
    if hands < 2 or manifest.fact("made"):
        return press.print_due(lambda made: progress(made, due))
    workplace = Workplace(
        tree=press.tree.root, theme=press.theme.folder, originals=press.prints.originals,
        develop=press.prints.develop, before=press.prints.before.folder if press.prints.before else None,
        variants=press.tree.shelf.variants,
    )  # fmt: skip
    with Crew(workplace, hands) as crew:
        report = press.print_by(crew, lambda made: progress(made, due))
    manifest.remember("made", "by a crew")
    return report


def _take_over(press: Press, before: Tree | None, known: Container[int]) -> Report:
    """Bring a new tree up to date with the one in use, which nobody prints into for this moment; the `known` changes are
    in it."""
    report = _catch_up(press, press.tree.documents.fact("began_at"), known)
    if before:
        carry_over(before, press.tree)
        traces.carry_over(before.documents, press.tree.documents)
    return report


def _catch_up(press: Press, since: str | None, known: Container[int] = ()) -> Report:
    report = printer.print_again(press, datetime.fromisoformat(since), known) if since else Report()
    # Addresses that were left and left again between two moments are known to the database alone.
    manifest = press.tree.documents
    rows = {document.key: document for document in all_former()}
    gone = [key for key in manifest.keys() if key.startswith("former_address:") and key not in rows]
    press.receive({**rows, **dict.fromkeys(gone)})
    add_up(report, printer.print_day_and_site(press))
    return report


def _receive_all(press: Press, before: Manifest | None, hands: int) -> Report:
    report = Report()

    def receive(good: Iterable[Document], faults: subjects.Faults) -> None:
        updates: dict[str, Document] = {document.key: document for document in good}
        for key, failure in faults.items():
            log.error("Not printed anew: %s", failure)
            report.failed.append((key, failure))
            if before and (old := before.document(key)):  # what cannot be printed anew stays as it was (law 7)
                updates[key] = old
        press.fill(updates.values())

    def receive_all(handed: Iterable[Document | desk.Unprintable]) -> None:
        handed = iter(handed)
        while chunk := list(islice(handed, CHUNK)):
            good, faults = subjects.sift({document.key: document for document in chunk})
            receive(filter(None, good.values()), faults)

    receive_all([subjects.site(), subjects.today()])
    receive_all(desk.all_but_stories())
    for good, faults in gathering.stories(hands):
        threads.refresh(document for document in good if isinstance(document, Story))
        receive(good, faults)
    receive_all(discussion.all_threads())
    if before:
        find_since(before, press.tree.documents)
    receive_all(all_former())
    return report


def carry_over(before: Tree, tree: Tree) -> None:
    """Give outputs that failed in a new tree the files that they had in the one before (law 7)."""
    for output, _reason in tree.documents.failures():
        files = before.documents.files_of(output.name, output.key)
        with tree.documents.transaction():
            taken = [(path, digest) for path, digest in files if tree.shelf.adopt(path, before.shelf)]
            tree.documents.keep_files(output, taken)
