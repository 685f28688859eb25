"""Runs the server and the worker side by side, starts again what dies, and stops both together."""

import errno
import signal
import socket
import sys
import threading
from collections.abc import Sequence
from time import monotonic

from courant.site.children import Child

SERVER = ["-m", "courant.site.server"]
WORKER = ["-m", "courant.commands", "work"]
BUSY = 2
_LOOK_EVERY = 0.1
_STOPPING_TAKES = 10.0
_STARTING_TAKES = 10.0


def run(port: int, host: str = "127.0.0.1") -> int:
    """Serve and work until Ctrl-C or SIGTERM; returns the exit code of the command."""
    trouble = port_trouble(host, port)
    if trouble:
        print(trouble, file=sys.stderr, flush=True)
        return BUSY
    server = Child("server", [sys.executable, *SERVER, str(port), host])
    worker = Child("worker", [sys.executable, *WORKER])
    stop = _stop_on_signals()
    for child in (server, worker):
        child.start()
    _say_where(host, port, stop)
    while not stop.wait(_LOOK_EVERY):
        for child in (server, worker):
            child.look_after()
    print("Stopping the server and the worker.", flush=True)
    stop_all((server, worker))
    print("Stopped.", flush=True)
    return 0


def port_trouble(host: str, port: int) -> str:
    """One sentence if the port cannot be had, or nothing."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # Connections of the last run may linger; only who listens is in the way. Granian would not notice: it
        # shares the port, and readers would get one site or the other.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except (OSError, OverflowError) as problem:
            return _sentence(host, port, problem)
    return ""


def stop_all(children: Sequence[Child], patience: float = _STOPPING_TAKES) -> None:
    """Ask all to stop, wait, and end those that do not."""
    for child in children:
        child.ask_to_stop()
    until = monotonic() + patience
    for child in children:
        child.wait_or_end(until - monotonic())


def _sentence(host: str, port: int, problem: Exception) -> str:
    if isinstance(problem, OSError) and problem.errno == errno.EADDRINUSE:
        return f"Port {port} is in use by another program. Choose another: make run PORT={port % 60000 + 1}"
    if isinstance(problem, PermissionError):
        return f"Port {port} is for the system's own services. Choose one above 1023: make run PORT=8000"
    return f"Port {port} at {host} cannot be used: {problem}."


def _stop_on_signals() -> threading.Event:
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stop.set())
    return stop


def _say_where(host: str, port: int, stop: threading.Event) -> None:
    """Name the addresses, once they answer."""
    until = monotonic() + _STARTING_TAKES
    while monotonic() < until and not _answers(host, port) and not stop.wait(0.02):
        pass
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
