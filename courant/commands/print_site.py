"""Print the whole site into a new tree and switch to it, or print one address again."""

import argparse
import sys

from courant.commands.progress import Progress

HELP = "print the whole site, or one address again"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "address", nargs="?", help="address to print again, such as /en/city/; the whole site without one"
    )


def run(options: argparse.Namespace) -> int:
    """Print, and say what could not be printed; exit code 1 where anything failed."""
    from courant.commands import database

    database.prepare()
    from django.conf import settings

    from courant.press import tree as trees
    from courant.publishing import printer

    with trees.held(settings.COURANT.data):
        if options.address:
            try:
                report = printer.print_address(options.address)
            except LookupError as error:
                print(error, file=sys.stderr)
                return 2
        else:
            progress = Progress("Printing")
            report = printer.print_site(progress)
            progress.end()
    for what, why in report.failed:
        print(f"Not printed: {what}: {why}", file=sys.stderr)
    print(f"Printed {len(report.written)} files, {len(report.failed)} failed.")
    return 1 if report.failed else 0
