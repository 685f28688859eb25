"""Printing documents into folders, and comparing what was printed."""

import os
import shutil
import sqlite3

from courant.lib.developing import develop
from courant.press.manifest import Manifest
from courant.press.printing import Press
from courant.press.tree import Tree
from tests.press.makers import original


def open_press(folder, theme, **kwargs):
    """A press over the tree in a folder; nothing is synced, so that tests are quick."""
    folder.mkdir(parents=True, exist_ok=True)
    return Press(Tree(folder, durable=False), theme, original, **({"develop": develop} | kwargs))


def take(press, updates):
    """Receive documents and print what they change."""
    press.receive(updates)
    return press.print_due()


def full_print(newsroom, folder, theme):
    """Everything that is published, printed into a new tree."""
    press = open_press(folder, theme)
    press.receive({document.key: document for document in newsroom.all_documents()})
    report = press.print_due()
    assert report.failed == []
    return press


def copied(press, folder, theme):
    """A press over a copy of a tree; its files are shared until one of the two writes them anew."""
    shutil.copytree(press.tree.folder, folder / "site", copy_function=os.link)
    with sqlite3.connect(folder / "manifest.sqlite3") as file:
        press.tree.documents.tables.backup(file)
    file.close()
    return open_press(folder, theme)


def files_of(press):
    """Every file on the shelf with its content, by its address."""
    shelf = press.tree.shelf
    return {path: (shelf.folder / path[1:]).read_bytes() for path in shelf.paths()}


def everything_in(press):
    """Every file in the folder, compressed forms too."""
    folder = press.tree.folder
    return {f"/{file.relative_to(folder)}": file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def empty_folders_of(press):
    return [folder for folder, folders, names in os.walk(press.tree.folder) if not folders and not names]


def records_of(press):
    """What each output of a published document is recorded to have looked at, and the files it has."""
    documents: Manifest = press.tree.documents
    looked = documents.tables.execute(
        "SELECT outputs.name, outputs.key, dependencies.key FROM dependencies JOIN outputs ON output = id"
    )
    files = documents.tables.execute("SELECT name, key, path, hash FROM owned JOIN outputs ON output = id")
    return set(looked), set(files)


def difference(press, expected):
    """What differs between two trees, in words; empty where they are the same, byte for byte and record for record."""
    found, wanted = everything_in(press), everything_in(expected)
    lines = [f"stray: {path}" for path in sorted(found.keys() - wanted.keys())]
    lines += [f"missing: {path}" for path in sorted(wanted.keys() - found.keys())]
    lines += [f"differs: {path}" for path in sorted(found.keys() & wanted.keys()) if found[path] != wanted[path]]
    lines += [f"empty folder: {folder}" for folder in empty_folders_of(press)]
    (looked, files), (looked_wanted, files_wanted) = records_of(press), records_of(expected)
    lines += [f"file records differ: {row}" for row in sorted(files ^ files_wanted)]
    lines += [f"records differ: {row}" for row in sorted(looked ^ looked_wanted) if not _is_of_a_month(row)]
    return lines


def _is_of_a_month(row):
    """A month that has lost all its stories stays on record, and shows nowhere."""
    return "sitemap_month:" in row[1] + row[2] or (row[0] == "sitemap_index" and row[2].startswith("month:"))
