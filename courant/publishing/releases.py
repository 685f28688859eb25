"""Whole releases: the site printed into a new tree, switched to at once, and back again (law 4).

What is published goes on being printed into the tree in use meanwhile; just before the switch it is printed into the
new tree too. A tree keeps the theme that it was printed with, so the one that was left can be taken up again.
"""

import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from itertools import islice

from django.conf import settings
from django.db import connection, transaction

from courant.desk import to_documents as desk
from courant.discussion import to_documents as discussion
from courant.documents import Document, Edition
from courant.press import bulk, traces
from courant.press import tree as trees
from courant.press.crew import Crew, Workplace
from courant.press.encoding import encoded
from courant.press.manifest import Manifest
from courant.press.printing import Press, Report
from courant.press.theme import Theme
from courant.press.tree import Tree
from courant.publishing import gathering, leading, printer, restyling, server_maps, subjects, threads, vacancy
from courant.publishing.far_hands import FarHands, clear
from courant.publishing.former_addresses import all_former, find_since
from courant.publishing.marks import Mark
from courant.publishing.models import Change
from courant.publishing.printer import CHUNK, Progress, add_up

log = logging.getLogger("courant")
LOCK = leading.RELEASE_LOCK  # one full print at a time; who prints changes does not wait for it
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
    """Print the whole site into a new tree, by so many processes, and make it the one in use; `only_if_due`, no more of it
    than the theme says otherwise.

    A print that was killed goes on where it was. Outputs that cannot be made keep the files of the tree before.
    """
    data = settings.COURANT.data
    with trees.held(data, lock=LOCK):
        if only_if_due and not is_due():  # somebody else has just printed it
            return Report()
        theme, before = Theme(settings.COURANT.theme), trees.current(data)
        press, report, done = _begin(before, theme, hands, may_copy=only_if_due)
        tree = press.tree
        _hang_up()
        add_up(report, _print_all(press, progress, hands))
        # Most of what came meanwhile, and the syncing of all that was written, while changes go on being printed.
        began = Mark.read(tree.documents.fact("began_after") or "")
        restyling.bring_up(press, before)
        add_up(report, printer.print_again(press, began, done))
        tree.sync()
        with trees.held(data):
            add_up(report, _take_over(press, before, began, done))
            tree.documents.remember("theme", theme.fingerprint)
            tree.documents.remember("foundation", theme.foundation)
            _switch(tree, before)
            printer.clear(done)
            printer.print_changes(press)  # what waits is there already; it is marked only now, with the tree in use
        (data / TAKEN_BACK).unlink(missing_ok=True)
        trees.remove_old_trees(data)
    return report


def make_whole() -> None:
    """Bring the tree in use up to what other folders have printed while they led (courant/publishing/leading.py), before
    anything is marked as printed in it. Killed, it is done again."""
    data, lacked = settings.COURANT.data, leading.lacked()
    if not lacked:
        return
    tree = trees.current(data)
    if tree is None or lacked == leading.ALL:
        log.info("Printing the whole site: another folder has led, and what it printed is not known here.")
        print_site(hands=os.cpu_count() or 1)
    else:
        log.info("Printing what another folder has printed since this one led.")
        with trees.held(data, lock=LOCK), trees.held(data):
            _catch_up(printer.press_for(tree), Mark.read(lacked), set())
            server_maps.write(data, tree.documents)
    leading.note_whole()


def take_back_offers() -> None:
    """Hands elsewhere wait for more of a print that was killed, until somebody says that it has ended; unless one of this
    folder is under way."""
    if leading.is_needed():
        with trees.held(settings.COURANT.data, wait=False, lock=LOCK) as is_free:
            if is_free:
                clear()


@contextmanager
def entitled() -> Iterator[None]:
    """For a command that prints or delivers: beside the worker of its own folder, or else leading for so long itself.

    Raises:
        NotLeading: another folder leads, or this one's tree is not whole yet.
    """
    if not leading.is_needed():
        yield
        return
    right = leading.Lead()
    try:
        if vacancy.wait() and right.take():
            leading.accede()
            make_whole()
        elif not leading.is_followed():
            raise leading.NotLeading(leading.who_leads_instead())
        yield
    finally:
        right.let_go()


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
        report = _catch_up(press, Mark.read(tree.documents.fact("left_after") or ""), set())
        traces.carry_over(in_use.documents, tree.documents)
        (data / TAKEN_BACK).write_text(in_use.documents.fact("theme") or "")
        _switch(tree, in_use)
        printer.print_changes(press)  # as after a whole print
    return report


def _switch(tree: Tree, left: Tree | None) -> None:
    # Where others may lead, none comes to it before this is done; SQLite would have writers wait, for nothing.
    with transaction.atomic() if leading.is_needed() else nullcontext():
        leading.insist()
        if left:
            left.documents.remember("left_after", Mark.now(with_waiting=False).written())
            trees.leave(settings.COURANT.data, left)
        trees.switch(settings.COURANT.data, tree)
        server_maps.write(settings.COURANT.data, tree.documents)


def _begin(before: Tree | None, theme: Theme, hands: int, *, may_copy: bool) -> tuple[Press, Report, set[int]]:
    """The press for the new tree, in which everything is due that is to be made, and the changes that are in it."""
    data, report, done = settings.COURANT.data, Report(), set[int]()
    shelf = before.shelf if before else None
    if tree := restyling.unfinished(trees.unfinished(data, theme.fingerprint), before):
        return printer.press_for(tree, before=shelf), report, done
    if before and may_copy and restyling.is_enough(before, theme):
        began = Mark.now(with_waiting=False)
        press = printer.press_for(trees.new_tree(data, theme.folder, like=before), before=shelf)
        restyling.begin(press, before)
    else:
        press = printer.press_for(trees.new_tree(data, theme.folder), before=shelf)
        began = Mark.now(with_waiting=True)
        done |= set(Change.objects.filter(pk__lte=began.highest, printed_at=None).values_list("pk", flat=True))
        report = _receive_all(press, before.documents if before else None, hands)
    press.tree.documents.remember("began_after", began.written())
    press.tree.documents.remember("begun", theme.fingerprint)
    return press, report, done


def _hang_up() -> None:
    """Nothing is asked of the database for a long time, in which its server may be started anew or cut off who is silent.
    SQLite stays open: whoever closes it last tidies up its log, and that is not for the server's process to do."""
    if connection.vendor != "sqlite" and not connection.in_atomic_block:
        connection.close()


def _print_all(press: Press, progress: Progress, hands: int) -> Report:
    manifest = press.tree.documents
    due = manifest.count_due()
    # What is due after the first time has been recorded before: a crew only knows trees in which nothing was.
    is_copy = restyling.is_copy(press.tree)
    if hands < 2 or manifest.fact("made"):
        if leading.is_needed():
            clear()  # hands elsewhere would wait for ever for more of a print that was killed
            _hang_up()
        return press.print_due(lambda made: progress(made, due))
    press.theme.compile(sorted(edition.language for edition in editions_of(manifest)))
    workplace = Workplace(
        tree=press.tree.root, theme=press.theme, originals=press.prints.originals,
        develop=press.prints.develop, before=press.prints.before.folder if press.prints.before else None,
        variants=press.tree.shelf.variants, is_copy=is_copy,
    )  # fmt: skip
    elsewhere = FarHands(press.tree, press.theme) if leading.is_needed() else nullcontext()
    with elsewhere as far, Crew(workplace, hands, far) as crew:
        report = press.print_by(crew, lambda made: progress(made, due), is_copy=is_copy)
    _hang_up()
    if not is_copy:
        manifest.remember("made", "by a crew")
    return report


def editions_of(printed: Manifest) -> list[Edition]:
    """The editions that a tree has received."""
    found = (printed.document(key) for key in printed.query("editions"))
    return [edition for edition in found if isinstance(edition, Edition)]


def _take_over(press: Press, before: Tree | None, began: Mark, done: set[int]) -> Report:
    """Bring a new tree up to date with the one in use, which nobody prints into for this moment; what is `done` is in
    it."""
    if before and restyling.is_copy(press.tree):
        printer.press_for(before).print_due()  # what a killed worker had begun
        restyling.bring_up(press, before)
    report = _catch_up(press, began, done)
    if before:
        carry_over(before, press.tree)
        traces.carry_over(before.documents, press.tree.documents)
    return report


def _catch_up(press: Press, since: Mark, done: set[int]) -> Report:
    report = printer.print_again(press, since, done)
    # Addresses that were left and left again between two moments are known to the database alone.
    manifest = press.tree.documents
    rows = {document.key: document for document in all_former()}
    gone = [key for key in manifest.keys() if key.startswith("former_address:") and key not in rows]
    press.receive({**rows, **dict.fromkeys(gone)})
    add_up(report, printer.print_day_and_site(press))
    return report


def _receive_all(press: Press, before: Manifest | None, hands: int) -> Report:
    report = Report()

    def receive(good: bulk.Rows, faults: subjects.Faults) -> None:
        press.fill_in(good)
        for key, failure in faults.items():
            log.error("Not printed anew: %s", failure)
            report.failed.append((key, failure))
            if before and (old := before.document(key)):  # what cannot be printed anew stays as it was (law 7)
                press.fill([old])

    def receive_all(handed: Iterable[Document | desk.Unprintable]) -> None:
        handed = iter(handed)
        while chunk := list(islice(handed, CHUNK)):
            good, faults = subjects.sift({document.key: document for document in chunk}, encoded)
            receive(bulk.rows_of_encoded(filter(None, good.values())), faults)

    receive_all([subjects.site(), subjects.today()])
    receive_all(desk.all_but_stories())
    for portion in gathering.stories(hands):
        threads.refresh(portion.copies)
        receive(portion.rows, portion.faults)
    receive_all(discussion.all_threads())
    receive_all(discussion.months())
    if before:
        find_since(before, press.tree.documents)
    receive_all(all_former())
    return report


def carry_over(before: Tree, tree: Tree) -> None:
    """Give outputs that failed in a new tree the files that they had in the one before (law 7), with the files of its theme
    that they lead to."""
    of_theme = before.documents.files_of("theme_files", "site:site")
    with tree.documents.transaction():
        for output, _reason in tree.documents.failures():
            files = before.documents.files_of(output.name, output.key)
            texts = [
                before.shelf.read(path)
                for path, _digest in files
                if path.endswith(("/", ".html")) and before.shelf.has(path)
            ]
            files += [(path, digest) for path, digest in of_theme if any(path[1:].encode() in text for text in texts)]
            taken = [(path, digest) for path, digest in files if tree.shelf.adopt(path, before.shelf)]
            tree.documents.keep_files(output, taken)
