"""Take up the release that was in use before the last whole print, with all that has changed since."""

import argparse
import sys

HELP = "take up the release before this one"
REFUSED = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command has no options."""


def run(options: argparse.Namespace) -> int:
    """Roll back, and say what is in use now; exit code 1 where something could not be printed, 2 where there is nothing
    to go back to."""
    from courant.commands import database

    database.prepare()
    from django.conf import settings

    from courant.publishing import releases

    try:
        with database.entitled():
            report = releases.roll_back()
    except LookupError as error:
        print(error, file=sys.stderr)
        return REFUSED
    for what, why in report.failed:
        print(f"Not printed: {what}: {why}", file=sys.stderr)
    print(
        f"In use: {(settings.COURANT.data / 'current').resolve()}, with {len(report.written)} files brought up to date."
    )
    return 1 if report.failed else 0
