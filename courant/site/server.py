"""Starts the embedded server: `python -m courant.site.server PORT [HOST]`."""

import os
import resource
import signal
import sys
from collections.abc import Callable
from typing import Any

from courant import settings as ours
from courant.lib.lifeline import end_with
from courant.settings import Settings
from courant.site.ports import BUSY, port_trouble

# Connections, not threads: a slow client costs one of these and some kilobytes, nothing that others wait for.
_CONNECTIONS = 4096
_HEADERS_TAKE = 10_000  # milliseconds for the headers of one request; also how long a connection may idle
_HEADERS_SIZE = 32 * 1024  # bytes; Granian's default of 400 kB a connection adds up under attack
_STOPPING_TAKES = 3  # seconds that open connections get when the server stops
# Seconds between turns of the interpreter: a page from memory waits as long for each busy thread of the desk.
# Chosen by reasoning; the runs meant to settle it were too disturbed to tell (so is the number of threads in app.py).
_TURN = 0.0005


def run(port: int, host: str = "127.0.0.1", settings: Settings | None = None) -> None:
    """Serve until SIGTERM or SIGINT. Nobody logs what is asked for: some addresses carry a reader's key."""
    trouble = port_trouble(host, port)  # the supervisor has looked too, but servers are also started by hand
    if trouble:
        print(trouble, file=sys.stderr, flush=True)
        raise SystemExit(BUSY)
    from granian.constants import HTTPModes, Interfaces, Loops
    from granian.http import HTTP1Settings
    from granian.log import LogLevels
    from granian.server import Server

    server = Server(
        "courant.site",
        address=host,
        port=port,
        interface=Interfaces.RSGI,
        loop=Loops.asyncio,
        http=HTTPModes.http1,
        websockets=False,
        workers=1,
        backlog=2048,
        backpressure=connections(),
        http1_settings=HTTP1Settings(header_read_timeout=_HEADERS_TAKE, max_buffer_size=_HEADERS_SIZE),
        log_access=False,
        log_level=LogLevels.error,
        workers_kill_timeout=_STOPPING_TAKES,
    )
    server.serve(target_loader=_loader(settings or ours.load()), wrap_loader=False)


def connections() -> int:
    """How many connections may be open at once, after asking the system for as many as we want."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _CONNECTIONS + 512
    if soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return min(_CONNECTIONS, soft - 256)


def _loader(settings: Settings) -> Callable[[], Any]:
    parent = os.getpid()

    def load() -> Any:
        """Called by Granian in the process that serves."""
        from courant.site import shortcut
        from courant.site.app import App

        end_with(parent, by=signal.SIGKILL)
        sys.setswitchinterval(_TURN)
        app = App(settings)
        if not shortcut.install(app.at_once):
            print("This Granian is new to us: pages cost more to serve.", file=sys.stderr, flush=True)
        return app

    return load


if __name__ == "__main__":
    run(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "127.0.0.1")
