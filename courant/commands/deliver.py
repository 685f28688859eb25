"""Deliver what is printed to the object store of COURANT_SHELF; with --verify, look first at what it really has."""

import argparse
import sys
from collections.abc import Callable

from courant.commands.progress import Progress

HELP = "deliver what is printed to the object store"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "--verify", action="store_true",
        help="have the store list all it has under the prefix, send again what is not as printed, and remove what is "
        "not of the site, whoever put it there",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Deliver, and say what could not be; exit code 1 where anything could not, 2 where there is no object store."""
    from courant.settings import load

    if not load().database:  # then this needs no database at all
        return deliver(options, may_go_on=lambda: True)
    from courant.commands import database

    database.prepare()
    from courant.publishing import leading

    with database.entitled():
        return deliver(options, leading.is_surely_followed)


def deliver(options: argparse.Namespace, may_go_on: Callable[[], bool]) -> int:
    """Deliver what this folder has."""
    from courant.press import tree as trees
    from courant.publishing.delivery.courier import delivery_to
    from courant.publishing.delivery.delivery import Stopped
    from courant.publishing.delivery.object_store import ObjectStore, Place, Unreachable
    from courant.settings import load

    settings = load()
    tree = trees.current(settings.data)  # as a writer: in a tree of an earlier release no changes are noted yet
    if not settings.shelf or tree is None:
        print("Nothing is printed yet: courant print" if settings.shelf else NOWHERE, file=sys.stderr)
        return 2
    tree.close()
    store = ObjectStore(Place.of(settings.shelf, settings.shelf_endpoint))
    delivery = delivery_to(store, settings.data, may_go_on)
    progress = Progress("Delivering")
    try:
        staying = delivery.verify(Progress("Looking")) if options.verify else []
        report = delivery.run(progress, with_refused=True)
    except (Unreachable, Stopped) as error:
        progress.end()
        print(f"{error}\nWhat was delivered stays delivered; run the command again.", file=sys.stderr)
        return 1
    finally:
        delivery.close()
    progress.end()
    for key in staying:
        print(f"Left alone, as no file of a site can be called so: {key}", file=sys.stderr)
    for path, why in report.refused:
        print(f"Not delivered: {path}: {why}", file=sys.stderr)
    print(f"Delivered {len(report.sent)} objects, removed {len(report.removed)}, {len(report.refused)} refused.")
    return 1 if report.refused or staying else 0


NOWHERE = "COURANT_SHELF is not set: give it a bucket such as s3://news-site."
