"""Print changes as they come, publish what is scheduled. `courant serve` runs this beside the server."""

import argparse
import logging
import sys

HELP = "print changes as they come, publish what is scheduled"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command has no options."""


def run(options: argparse.Namespace) -> int:
    """Work until told to stop."""
    logging.basicConfig(stream=sys.stdout, level=logging.WARNING, format="%(message)s")
    logging.getLogger("courant").setLevel(logging.INFO)
    from courant.commands import database

    database.prepare()
    from courant.publishing.worker import Worker

    Worker().run()
    return 0
