"""Load the demo newsroom: three editions, 72 stories, readers' comments. Loading it twice changes nothing."""

import argparse
import os

from courant.commands.progress import Progress

HELP = "load the demo newsroom and print it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command has no options."""


def run(options: argparse.Namespace) -> int:
    """Load what is missing, print it, and say the logins."""
    from courant.commands import database

    print("Preparing the demo newsroom: its pictures are drawn and its stories published once.", flush=True)
    database.prepare()
    from django.conf import settings

    from courant.demo import load, logins
    from courant.press import tree as trees
    from courant.publishing import releases

    progress = Progress("Loading")
    passwords = load.load(progress.say)
    progress.end()
    logins.keep(settings.COURANT.data, passwords)
    if trees.current(settings.COURANT.data) is None:
        printing = Progress("Printing")
        with database.entitled():
            releases.print_site(printing, hands=os.cpu_count() or 1)
        printing.end()
    print("\nLogins to the desk, on this machine only:")
    for name, password in logins.kept(settings.COURANT.data).items():
        print(f"  {name:10} {password}")
    return 0
