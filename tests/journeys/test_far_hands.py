"""Law 1 by several machines: what a lead prints with hands elsewhere, whoever is killed in the course of it, is what one
process prints, byte for byte; on a real PostgreSQL, into a real object store."""

import os
import random
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from time import sleep

import pytest

from tests.journeys.full_print import differences
from tests.journeys.machines import Machine, differs_from_one_process
from tests.journeys.prepared import ROOT
from tests.journeys.test_hands import everything_arrives
from tests.journeys.test_two_machines import machines, newsroom, server, stop
from tests.object_store.running import bucket, keys, landlord, line, store, swift
from tests.running import until

__all__ = ["bucket", "keys", "landlord", "line", "machines", "newsroom", "server", "store", "swift"]
pytestmark = [pytest.mark.slow, pytest.mark.postgres, pytest.mark.xdist_group("object store")]

IS_TORTURE = os.environ.get("COURANT_TORTURE") == "1"
SEEDS = range(20) if IS_TORTURE else [int(os.environ.get("COURANT_SEED", 7))]
KILLS = 25 if IS_TORTURE else 2
TABLES = ("release", "part", "task")
MADE = "SELECT count(*) FROM publishing_printtask WHERE result IS NOT NULL"


class WholePrint:
    """A whole print that a machine leads, by two processes that leave the others time to help until told to go on."""

    def __init__(self, machine: Machine, stack: ExitStack) -> None:
        self.machine = machine
        self.said = machine.folder.with_suffix(".print.log")
        self.go_on = machine.folder / "go-on"
        self.begin()
        stack.callback(self.end)

    def begin(self) -> None:
        with open(self.said, "ab") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.journeys.print_by", "2", "slowly"], env=self.machine.environment(),
                cwd=ROOT, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True,
            )  # fmt: skip

    def end(self) -> None:
        self.process.kill()
        self.process.wait()

    def is_helped(self) -> None:
        """Wait until somebody elsewhere has made something, or it has ended without."""
        until(
            lambda: self.process.poll() is not None or self.machine.ask(MADE) != [(0,)],
            f"hands elsewhere help: {self.said.read_text()}", seconds=180,
        )  # fmt: skip

    def ends_well(self) -> None:
        """Let it go on, and wait."""
        self.go_on.touch()
        assert self.process.wait(180) == 0, self.said.read_text()


@pytest.mark.parametrize("seed", SEEDS)
def test_hands_elsewhere_make_what_one_process_makes(machines, tmp_path, store, seed):
    first, second = machines
    with ExitStack() as stack:
        first.start()
        first.edit(seed)
        first.leads()
        by_changes = first.files
        second.start()
        whole = WholePrint(first, stack)
        whole.is_helped()
        whole.ends_well()
        assert "hands elsewhere made" in whole.said.read_text()
        assert f"Helping {first.name}" in second.said.read_text()
        until(lambda: not (second.folder / "lent").exists(), "what was lent is given back")
    nothing = [[(0,)]] * 3
    until(lambda: [first.ask(f"SELECT count(*) FROM publishing_print{what}") for what in TABLES] == nothing, "all goes")
    assert differences(first.files, by_changes) == [], f"COURANT_SEED={seed}"
    stop(second)
    first.kill(by=signal.SIGTERM)
    assert differs_from_one_process(first, tmp_path / "alone") == [], f"COURANT_SEED={seed}"
    assert everything_arrives(store, first.folder), f"COURANT_SEED={seed}"


@pytest.mark.parametrize("seed", SEEDS)
def test_killed_by_chance_hands_and_lead_go_on(machines, tmp_path, seed):
    first, second = machines
    chance = random.Random(seed)
    with ExitStack() as stack:
        first.start()
        first.edit(seed)
        first.leads()
        second.start()
        whole = WholePrint(first, stack)
        for _ in range(KILLS):
            whole.is_helped()
            sleep(chance.uniform(0, 1))
            kill_one(chance, second, whole)
        whole.ends_well()
    stop(second)
    first.kill(by=signal.SIGTERM)
    assert differs_from_one_process(first, tmp_path / "alone") == [], f"COURANT_SEED={seed}"


def kill_one(chance: random.Random, second: Machine, whole: WholePrint) -> None:
    """A hand, all hands with the worker that lends them, or the print that they help; the latter two are begun again."""
    hands = Path(f"/proc/{second.worker.pid}/task/{second.worker.pid}/children").read_text().split()
    whom = chance.choice(["hand", "worker", "print"])
    if whom == "hand" and hands:
        os.kill(int(chance.choice(hands)), signal.SIGKILL)
    elif whom == "print":
        whole.end()
        whole.begin()
    else:
        second.kill()
        second.start()
