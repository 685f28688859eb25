"""Serve the printed site and the desk, and print what changes; Ctrl-C stops both."""

import argparse
import os
import sys

HELP = "serve the site and the desk, with the worker beside it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (8000)")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")


def run(options: argparse.Namespace) -> int:
    """Run the server and the worker until told to stop."""
    from courant.commands import database
    from courant.site import supervisor

    if trouble := supervisor.port_trouble(options.host, options.port):
        print(trouble, file=sys.stderr)
        return supervisor.BUSY
    # Links in printed pages and in mail come from the settings; without one, the site is where we serve it.
    os.environ.setdefault("COURANT_SITE_URL", f"http://localhost:{options.port}")
    database.prepare()
    return supervisor.run(options.port, options.host)
