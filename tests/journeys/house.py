"""A newsroom at work: the real supervisor with its server and its worker, on a data folder and a port of its own."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from tests.journeys import tables
from tests.journeys.prepared import ROOT, environment

KILLING = Path(__file__).parent / "killing"
PATIENCE = 60.0  # seconds until everything must have come right again; the machine may be busy
UNPRINTED = "SELECT count(*) FROM publishing_change WHERE printed_at IS NULL"


class House:
    """Starts on entering, stops on leaving. `hooks` is a folder whose sitecustomize module its processes load."""

    def __init__(self, data: Path, *, hooks: Path = KILLING, **settings: str) -> None:
        self.data = data
        self.port = free_port()
        self.orders = data / "killing"
        paths = os.pathsep.join([str(hooks), str(ROOT)])
        self.environment = environment(data, PYTHONPATH=paths, COURANT_KILLING=str(self.orders), **settings)
        for process in ("server", "worker"):
            (self.orders / process).mkdir(parents=True, exist_ok=True)

    def __enter__(self) -> "House":
        self.log = open(self.data / "log.txt", "ab")
        self.supervisor = subprocess.Popen(
            [sys.executable, "-m", "courant.commands", "serve", "--port", str(self.port)], env=self.environment,
            cwd=ROOT, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, start_new_session=True,
        )  # fmt: skip
        self.wait_until_open()
        return self

    def __exit__(self, *_error: object) -> None:
        self.supervisor.terminate()
        try:
            self.supervisor.wait(30)
        finally:
            self.supervisor.kill()
            self.log.close()

    # Processes

    def pid(self, name: str) -> int | None:
        """The process id of the server or the worker: children of the supervisor."""
        sign = {"server": "courant.site.server", "worker": "work"}[name]
        for pid in children_of(self.supervisor.pid):
            if sign in command_of(pid):
                return pid
        return None

    def kill(self, name: str) -> bool:
        """kill -9, and wait until those that it started are gone too; False where it is not running at this moment."""
        pid = self.pid(name)
        if pid is None:
            return False
        started = children_of(pid)
        os.kill(pid, signal.SIGKILL)
        self.wait(lambda: not any(command_of(child)[0] for child in started), f"What the {name} started lives on")
        return True

    @contextmanager
    def killed_at(self, moment: str, *, let_pass: int = 0) -> Iterator[None]:
        """Have a process kill itself at a moment (see killing/sitecustomize.py); a moment that never comes is let go."""
        order = self.orders / moment
        order.write_text(str(let_pass))
        try:
            yield
        finally:
            order.unlink(missing_ok=True)

    # Waiting

    def wait_until_open(self) -> None:
        """Wait until desk and discussion answer."""
        self.wait(self.is_open, "The server does not answer")

    def is_open(self) -> bool:
        """Whether desk and discussion answer."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/-/alive/", timeout=5) as answer:
                return bool(answer.status == 204)
        except (urllib.error.URLError, OSError):
            return False

    def wait(self, is_so: Callable[[], Any], trouble: str) -> None:
        """Wait for something.

        Raises:
            AssertionError: it does not come; shows the end of the log.
        """
        until = monotonic() + PATIENCE
        while not is_so():
            assert monotonic() < until, f"{trouble} after {PATIENCE:.0f} s:\n{self.last_words()}"
            assert self.supervisor.poll() is None, f"The supervisor ended:\n{self.last_words()}"
            sleep(0.02)

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Wait until nothing is left to be printed, and keep it so for as long as the block takes."""
        self.wait(lambda: self.pid("worker") and self.pid("server"), "Server and worker are not both running")
        self.wait_until_open()
        with open(self.data / "printing.lock", "a") as lock:

            def is_quiet() -> bool:
                if self.one(UNPRINTED):
                    return False
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    return False
                if self.one(UNPRINTED) or not self.nothing_is_due():
                    fcntl.flock(lock, fcntl.LOCK_UN)
                    sleep(0.05)
                    return False
                return True

            self.wait(is_quiet, "Changes are still waiting to be printed")
            yield

    def nothing_is_due(self) -> bool:
        """Whether the press has nothing begun."""
        with closing(tables.read_only(self.data / "current" / "manifest.sqlite3")) as manifest:
            due = manifest.execute("SELECT count(*) FROM outputs WHERE is_due").fetchone()[0]
            strays = manifest.execute("SELECT count(*) FROM strays").fetchone()[0]
        return not due and not strays

    def last_words(self) -> str:
        """The end of the log."""
        return (self.data / "log.txt").read_text(errors="replace")[-6000:]

    # What the database says

    def rows(self, question: str, *values: Any) -> list[tuple[Any, ...]]:
        """Ask the desk's database, without being able to write to it."""
        return tables.rows(self.data, question, *values)

    def one(self, question: str, *values: Any) -> Any:
        """The first value of the first row, or None."""
        rows = self.rows(question, *values)
        return rows[0][0] if rows else None


def free_port() -> int:
    """A port on loopback that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def children_of(parent: int) -> list[int]:
    """The process ids of a process's children."""
    try:
        tasks = Path(f"/proc/{parent}/task/{parent}/children").read_text()
    except OSError:
        return []
    return [int(pid) for pid in tasks.split()]


def command_of(pid: int) -> list[str]:
    """A process's command line; one empty word for a process that has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace").split("\0")
    except OSError:
        return [""]
