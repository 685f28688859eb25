"""List every printed file that ever held a story, and show that none does now: of one that was unpublished, moved, renamed or taken down."""

import argparse
import sys
from pathlib import Path

from courant.commands.progress import Progress

HELP = "show that a story which left an address is in no printed file"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "address", help="address that the story had, such as /en/city/2026/11/22/bridge/, or its whole URL"
    )


def run(options: argparse.Namespace) -> int:
    """Say what ever held it and what stands there now; exit code 1 where anything is left, 2 for what never was."""
    from courant import settings
    from courant.audit import gone
    from courant.press import tree as trees

    ours = settings.load()
    tree = trees.current(ours.data, is_reader=True)
    if tree is None:
        print("Nothing is printed yet: courant print", file=sys.stderr)
        return 2
    progress = Progress("Searching files")
    try:
        proof = gone.prove(options.address, tree.folder, tree.documents, progress)
        proof.left += left_in_store(ours, tree, [path for path, _state in proof.held])
    except gone.NeverHere as never:
        print(never, file=sys.stderr)
        return 2
    finally:
        tree.close()
    progress.end()
    proof.notes += kept_for_rolling_back(ours.trees, tree.root, proof.path)
    return say(proof)


def left_in_store(ours, tree, paths: list[str]) -> list[tuple[str, str]]:
    """What the object store still has of them, where there is one."""
    if not ours.shelf:
        return []
    from courant.publishing.delivery.leftovers import left_in
    from courant.publishing.delivery.object_store import ObjectStore, Place

    return left_in(ObjectStore(Place.of(ours.shelf, ours.shelf_endpoint)), tree, ours.data, paths)


def kept_for_rolling_back(folder: Path, current: Path, path: str) -> list[tuple[str, str]]:
    """The older trees that still have it: nobody is served from them, but they are on this disk."""
    found = [other for other in sorted(folder.iterdir()) if other.name != current.name]
    return [
        (f"{folder.name}/{other.name}", "an older tree, kept on this disk for rolling back, still has it: two full prints remove it")
        for other in found
        if (other / "site" / path[1:] / "story.json").exists()
    ]  # fmt: skip


def say(proof) -> int:
    """Print the proof; returns the exit code."""
    became = f"is at {proof.now} now" if proof.now else "was taken down"
    print(f"{proof.key} was at {proof.path}, and {became}.")
    print("Files that ever held it, or look for it:")
    for path, state in proof.held:
        print(f"  {path}: {state}")
    for address, note in proof.notes:
        print(f"Note: {address}: {note}")
    for address, why in proof.left:
        print(f"{address}: {why}", file=sys.stderr)
    what = "its old address" if proof.now else f"its address and {proof.sequences} sequences of its words"
    outcome = f"{len(proof.left)} things are left" if proof.left else "nothing is left"
    print(f"Searched {proof.searched} files, compressed forms among them, for {what}, and for its pictures: {outcome}.")
    return 1 if proof.left else 0
