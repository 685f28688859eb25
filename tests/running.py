"""The demo newsroom as a newcomer has it: loaded, printed and served by the real command."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

from courant.demo import logins

ROOT = Path(__file__).parent.parent
PATIENCE = 60


class RunningNewsroom:
    """A data folder, and the processes that serve it."""

    def __init__(self, data: Path, port: int | None = None) -> None:
        self.data = data
        self.port = port or free_port()
        self.base = f"http://localhost:{self.port}"
        self.environment = os.environ | {
            "COURANT_DATA": str(data),
            "COURANT_SITE_URL": self.base,
            "PYTHONWARNINGS": "ignore",
        }
        self.process: subprocess.Popen | None = None

    @property
    def site(self) -> Path:
        """The folder of printed files in use."""
        return self.data / "current" / "site"

    @property
    def logins(self) -> dict[str, str]:
        """Passwords by login."""
        return logins.kept(self.data)

    def courant(self, *arguments: str) -> str:
        """Run a subcommand to its end; returns what it said."""
        command = [sys.executable, "-m", "courant.commands", *arguments]
        done = subprocess.run(command, env=self.environment, cwd=ROOT, text=True, capture_output=True, timeout=600)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def start(self) -> None:
        """Serve, and return once the desk and the discussion answer."""
        command = [sys.executable, "-m", "courant.commands", "serve", "--port", str(self.port)]
        with open(self.data / "serve.log", "a") as log:
            self.process = subprocess.Popen(command, env=self.environment, cwd=ROOT, stdout=log, stderr=log)
        until(lambda: self.status("/-/alive/") == 204, "the discussion answers")

    def stop(self) -> int:
        """Stop as Ctrl-C does; returns the exit code."""
        assert self.process is not None
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(30)

    def status(self, path: str) -> int:
        """The status with which an address answers; 0 where nobody does."""
        try:
            return self.get(path)[0]
        except OSError:
            return 0

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (by lower-case name) and body of an address."""
        return self.ask("GET", path, headers=headers)

    def ask(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None):
        """One request as it stands."""
        connection = http.client.HTTPConnection("localhost", self.port, timeout=30)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def printed(self, path: str) -> str:
        """The printed file at a site address."""
        return (self.site / path.strip("/") / "index.html").read_text()

    def story(self, language: str) -> str:
        """The address of the demo's story that has every part of the reference page, in a language."""
        for file in sorted(self.site.glob(f"{language}/**/story.json")):
            story = json.loads(file.read_text())
            if any(block.get("provenance") == "circulated_online" for block in story["body"]) and story["corrections"]:
                return story["path"]
        raise AssertionError(f"no reference story in {language}")


def until(is_so, what: str, seconds: float = PATIENCE):
    """Wait until something is so; returns the seconds that it took."""
    began = monotonic()
    while not (found := is_so()):
        assert monotonic() - began < seconds, f"after {seconds} seconds it is still not so that {what}"
        sleep(0.01)
    return monotonic() - began if found is True else found


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
