"""What an object store still has of files that are gone from the tree, or are others by now: asked of the store itself."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from courant.press import file_changes
from courant.press.tree import Tree
from courant.publishing.delivery.delivery import LEDGER
from courant.publishing.delivery.ledger import Ledger
from courant.publishing.delivery.object_store import ObjectStore, Unreachable


def left_in(store: ObjectStore, tree: Tree, data: Path, paths: Iterable[str]) -> list[tuple[str, str]]:
    """The files that are in the store and not in the tree, or not as they are there, with what to do about it."""
    left: list[tuple[str, str]] = []
    if not (data / LEDGER).exists():
        return left  # nothing was ever delivered
    with closing(Ledger(data / LEDGER, is_reader=True)) as ledger:
        for path in paths:
            try:
                listed = file_changes.listed(tree.documents.tables, path)
                if listed is None and store.has(path):
                    left.append((path, f"is still in {store.place}: courant deliver"))
                elif listed and ledger.known_hash(path) not in (None, listed.hash):
                    left.append((path, f"is in {store.place} as it was before: courant deliver"))
            except Unreachable as error:
                left.append((path, f"may still be there: {error}"))
                break
    return left
