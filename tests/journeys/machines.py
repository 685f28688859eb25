"""Two machines, as far as a newsroom can tell: data folders of their own, one database, and a worker in each."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

from tests.journeys import tables
from tests.journeys.full_print import Files, differences, files_in
from tests.journeys.prepared import ROOT, environment
from tests.running import until


class Machine:
    """One data folder with a worker, of a newsroom whose database it shares with others."""

    def __init__(self, folder: Path, database: Path) -> None:
        self.folder = folder
        self.database = database  # the folder that it is named after
        self.worker: subprocess.Popen[bytes] | None = None
        self.said = folder.with_suffix(".log")

    @classmethod
    def beside(cls, other: "Machine", folder: Path) -> "Machine":
        """Another one, set up by copying the folder, as a newsroom would do; the originals of pictures are shared."""
        leave_out = shutil.ignore_patterns("*.sock", "*.lock", "originals")
        shutil.copytree(other.folder, folder, symlinks=True, ignore=leave_out)
        (folder / "originals").symlink_to(other.folder / "originals")
        return cls(folder, other.database)

    def environment(self) -> dict[str, str]:
        """Its own folder, and the database of all."""
        return environment(self.folder, COURANT_DATABASE=tables.address(tables.name_of(self.database)))

    @property
    def name(self) -> str:
        """As newsrooms are told of it."""
        return f"{socket.gethostname()}:{self.folder.resolve()}"

    def start(self) -> None:
        """Begin to work."""
        with open(self.said, "ab") as said:
            self.worker = subprocess.Popen(
                [sys.executable, "-m", "tests.journeys.work"], cwd=ROOT,
                env=self.environment(), stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True,
            )  # fmt: skip

    def kill(self, by: int = signal.SIGKILL) -> None:
        """End the worker, at whatever it is."""
        assert self.worker
        os.kill(self.worker.pid, by)
        self.worker.wait()

    def run(self, *command: object) -> subprocess.CompletedProcess[str]:
        """A command of ours, to its end."""
        return subprocess.run(
            [sys.executable, "-m", *map(str, command)], env=self.environment(), cwd=ROOT, capture_output=True,
            text=True, timeout=600,
        )  # fmt: skip

    def says(self, words: str) -> None:
        """Wait until the worker has said something."""
        until(lambda: words in self.said.read_text(), f"{self.folder.name} says {words!r}: {self.said.read_text()}")

    def edit(self, seed: object) -> None:
        """Have things happen in the newsroom; some worker is to print them."""
        done = self.run("tests.journeys.edit", seed, "waiting")
        assert done.returncode == 0, done.stdout + done.stderr

    def leads(self) -> None:
        """Wait until it leads, with a whole tree, and has printed all that waits."""
        led = "SELECT name FROM publishing_printingfolder WHERE leads AND lacks_after = ''"
        until(lambda: self.ask(led) == [(self.name,)], f"{self.folder.name} leads: {self.said.read_text()}")
        until(
            lambda: self.ask("SELECT count(*) FROM publishing_change WHERE printed_at IS NULL") == [(0,)],
            "all is printed",
        )

    def ask(self, question: str) -> tables.Rows:
        """Ask the database."""
        return tables.rows(self.database, question)

    @property
    def files(self) -> Files:
        """What it has printed."""
        return files_in(self.folder / "current" / "site")


def differs_from_one_process(machine: Machine, folder: Path) -> list[str]:
    """What is not as one process prints it, in another folder, from a copy of the database; nobody may be connected to it."""
    leave_out = shutil.ignore_patterns("*.sock", "*.lock", "trees", "current", "printing-folder")
    shutil.copytree(machine.folder, folder, symlinks=True, ignore=leave_out)
    tables.copy(machine.database, folder)
    tables.tell_within(folder, "DELETE FROM publishing_printingfolder")
    alone = Machine(folder, folder)
    done = alone.run("tests.journeys.print_by", 1, "large")
    assert done.returncode == 0, done.stdout + done.stderr
    return differences(machine.files, alone.files)
