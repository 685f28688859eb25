"""Runs the server and the worker side by side, starts again what dies, and stops both together."""

import signal
import socket
import sys
from collections.abc import Sequence
from time import monotonic, sleep

from courant.site.children import Child
from courant.site.ports import BUSY, port_trouble

SERVER = ["-m", "courant.site.server"]
WORKER = ["-m", "courant.commands", "work"]
_LOOK_EVERY = 0.1
_STOPPING_TAKES = 10.0
_STARTING_TAKES = 10.0
_ANSWERS_EVERY = 0.02


def run(port: int, host: str = "127.0.0.1") -> int:
    """Serve and work until Ctrl-C or SIGTERM; returns the exit code of the command."""
    trouble = port_trouble(host, port)
    if trouble:
        print(trouble, file=sys.stderr, flush=True)
        return BUSY
    server = Child("server", [sys.executable, *SERVER, str(port), host])
    worker = Child("worker", [sys.executable, *WORKER])
    stop = Stop()
    for child in (server, worker):
        child.start()
    # Looked after from the first moment on: a server may die before it has answered once.
    is_said, said_by = False, monotonic() + _STARTING_TAKES
    while not stop.wait(_LOOK_EVERY if is_said else _ANSWERS_EVERY):
        for child in (server, worker):
            child.look_after()
        if not is_said and (_answers(host, port) or monotonic() > said_by):
            _say_where(host, port)
            is_said = True
    print("Stopping the server and the worker.", flush=True)
    stop_all((server, worker))
    print("Stopped.", flush=True)
    return 0


def stop_all(children: Sequence[Child], patience: float = _STOPPING_TAKES) -> None:
    """Ask all to stop, wait, and end those that do not."""
    for child in children:
        child.ask_to_stop()
    until = monotonic() + patience
    for child in children:
        child.wait_or_end(until - monotonic())


class Stop:
    """Whether a signal has asked to stop. Not an Event of threading's: a signal that comes while the same thread holds the lock
    of one, as it does when it begins or ends to wait, would wait for that lock for ever."""

    def __init__(self) -> None:
        self._is_asked = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask)

    def wait(self, seconds: float) -> bool:
        """Wait a moment; whether to stop by now."""
        if not self._is_asked:
            sleep(seconds)
        return self._is_asked

    def _ask(self, _signal: int, _frame: object) -> None:
        self._is_asked = True


def _say_where(host: str, port: int) -> None:
    """Name the addresses."""
    shown = "localhost" if host in ("127.0.0.1", "0.0.0.0", "::", "::1") else host
    print(f"Site: http://{shown}:{port}/", flush=True)
    print(f"Desk: http://{shown}:{port}/desk/", flush=True)
    print("Stop with Ctrl-C.", flush=True)


def _answers(host: str, port: int) -> bool:
    reached = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    try:
        socket.create_connection((reached, port), timeout=1).close()
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(run(int(sys.argv[1]), *sys.argv[2:3]))
