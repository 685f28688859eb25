"""Print the whole site into a new tree and switch to it, or print one address again."""

import argparse
import os
import signal
import sys
from concurrent.futures.process import BrokenProcessPool

from courant.commands.progress import Progress
from courant.lib.lifeline import end_with

REFUSED = 2
HELP = "print the whole site, or one address again"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "address", nargs="?", help="address to print again, such as /en/city/; the whole site without one"
    )
    parser.add_argument(
        "--if-due",
        action="store_true",
        help="the whole site only where theme or press have changed; ends with the process that asked",
    )
    parser.add_argument(
        "--hands", type=int, default=os.cpu_count() or 1, metavar="N", help="processes that print the whole site"
    )


def run(options: argparse.Namespace) -> int:
    """Print, and say what could not be printed; exit code 1 where anything failed. With --if-due, whoever asked wants to know
    whether to go on: pages that keep their old files are named, and no reason to."""
    from courant.commands import database

    database.prepare()
    from django.conf import settings

    from courant.press import tree as trees
    from courant.publishing import printer, releases

    if options.address:
        try:
            with database.entitled(), trees.held(settings.COURANT.data):
                report = printer.print_address(options.address)
        except LookupError as error:
            print(error, file=sys.stderr)
            return REFUSED
    else:
        if options.if_due:
            end_with(os.getppid(), by=signal.SIGTERM)
        progress = Progress("Printing")
        try:
            with database.entitled():
                report = releases.print_site(progress, hands=options.hands, only_if_due=options.if_due)
        except BrokenProcessPool:
            print(
                "A process that printed was killed. Nothing is lost: courant print goes on where it was.",
                file=sys.stderr,
            )
            return REFUSED
        progress.end()
    for what, why in report.failed:
        print(f"Not printed: {what}: {why}", file=sys.stderr)
    print(f"Printed {len(report.written)} files, {len(report.failed)} failed.")
    return 1 if report.failed and not options.if_due else 0
