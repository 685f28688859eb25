"""Reads the command line and runs one subcommand."""

import argparse
import os
import sys
from importlib import import_module

from courant.settings import SettingRefused

NAMES = (
    "serve", "work", "print", "roll-back", "deliver", "config", "check-site", "prove-gone", "demo", "doctor",
)  # fmt: skip
FAILED = 1
REFUSED = 2


def main(arguments: list[str] | None = None) -> int:
    """Run the command; the exit code is 0 when all went well, 1 when something failed, 2 when it could not begin."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "courant.django_settings")
    parser = argparse.ArgumentParser(prog="courant", description="A newsroom that keeps publishing.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in NAMES:
        module = import_module(f"courant.commands.{module_name(name)}")
        one = commands.add_parser(name, help=module.HELP, description=module.__doc__)
        module.add_arguments(one)
        one.set_defaults(run=module.run)
    chosen = parser.parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except SettingRefused as refused:
        print(refused, file=sys.stderr)
        return REFUSED
    except PermissionError as error:
        print(
            f"{error.filename or 'The data folder'} cannot be written: give COURANT_DATA a folder that can.",
            file=sys.stderr,
        )
        return REFUSED


def module_name(command: str) -> str:
    """`print` would hide the built-in, so its module is called print_site."""
    return "print_site" if command == "print" else command.replace("-", "_")


if __name__ == "__main__":
    sys.exit(main())
