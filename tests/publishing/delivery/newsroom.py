"""A small newsroom that prints into a data folder, as the worker does: for deliveries to follow."""

from courant.lib.developing import develop
from courant.press import tree as trees
from courant.press.printing import Press
from tests.press.makers import original
from tests.press.newsroom import make_newsroom


class PrintedNewsroom:
    """What is published, and the data folder in which it is printed."""

    def __init__(self, data, theme):
        self.data = data
        self.theme = theme
        self.newsroom = make_newsroom(english=14, persian=4)
        self.press = None
        self.print_anew()

    def print_anew(self):
        """A full print into a new tree, which takes the place of the one before."""
        before = trees.current(self.data)
        press = Press(
            trees.new_tree(self.data, self.theme.folder),
            self.theme,
            original,
            develop=develop,
            before=before.shelf if before else None,
        )
        press.receive({document.key: document for document in self.newsroom.all_documents()})
        assert press.print_due().failed == []
        press.tree.sync()
        trees.switch(self.data, press.tree)
        if before:
            before.close()
        self.close()
        self.press = press
        return press

    def change(self, operation, random):
        """Something happens, and is printed."""
        self.take(operation(self.newsroom, random))

    def take(self, updates):
        """Print new versions of documents."""
        self.press.receive(updates)
        assert self.press.print_due().failed == []

    @property
    def shelf(self):
        return self.press.tree.shelf

    def files(self):
        """Every printed file with its content."""
        return files_of(self.shelf)

    def close(self):
        if self.press:
            self.press.tree.close()


def files_of(shelf):
    """Every file of any shelf with its content."""
    return {path: shelf.read(path) for path in shelf.paths()}


def differences(store, shelf):
    """One line for each object that is not as the file is; nothing where they are the same, byte for byte."""
    found, wanted = files_of(store), files_of(shelf)
    return [
        f"{path}: {'stray' if path not in wanted else 'missing' if path not in found else 'differs'}"
        for path in sorted(found.keys() | wanted.keys())
        if found.get(path) != wanted.get(path)
    ]
