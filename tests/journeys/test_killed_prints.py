"""kill -9 of whole prints and of single changes at moments chosen by chance: the shelf is right afterwards, with nothing left
lying about.

A whole print by two processes goes on beside an editor's changes; one process after the other is killed, begun again, and
killed again. In the end everything is let come to rest, and compared with a print that nobody disturbed.
A small newsroom and a few kills in every run; COURANT_TORTURE=1 makes it a hundred in one of 10,000 pages.
"""

import os
import random
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from time import sleep

import pytest

from tests.journeys import prepared
from tests.journeys.full_print import differences, files_in
from tests.journeys.prepared import ROOT, environment
from tests.journeys.tables import rows
from tests.journeys.test_hands import run

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("killed prints")]  # real processes

IS_TORTURE = os.environ.get("COURANT_TORTURE") == "1"
STORIES, ROUNDS, KILLS = (10_000, 4, 25) if IS_TORTURE else (12, 1, 4)
PAUSE = 5.0 if IS_TORTURE else 2.5  # seconds at most from one kill to the next
HANDS = 2
NOTHING = "nothing"  # instead of a seed: only what waits is printed


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    """A printed newsroom."""
    data = tmp_path_factory.mktemp("killed") / "newsroom"
    if not IS_TORTURE:
        prepared.prepare(data)
        return data
    from bench.newsroom import python
    from tests.journeys import tables

    tables.make(data)
    python(data, "bench.newsroom", str(STORIES))
    run(data, "print_by", HANDS, "large")
    return data


def begun(stack: ExitStack, data: Path, *command: object) -> subprocess.Popen[bytes]:
    """A process of ours, killed at the latest when the stack is left."""
    process = subprocess.Popen(
        [sys.executable, "-m", *map(str, command)], env=environment(data), cwd=ROOT, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    stack.callback(process.wait)
    stack.callback(process.kill)
    return process


def killed(process: subprocess.Popen[bytes], chance: random.Random) -> int:
    """Kill a process, or one of those that help it; returns how many were killed: none where it has just ended."""
    try:
        hands = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        os.kill(int(chance.choice(hands)) if hands and chance.random() < 0.3 else process.pid, signal.SIGKILL)
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return 1


@pytest.mark.parametrize("number", range(ROUNDS))
def test_killed_by_chance_again_and_again_it_all_comes_right(data, number):
    chance, kills = random.Random(number), 0
    with ExitStack() as stack:
        printing = editing = None
        while kills < KILLS:
            if printing is None or printing.poll() is not None:
                printing = begun(stack, data, "tests.journeys.print_by", HANDS, "large")
            if editing is None or editing.poll() is not None:
                editing = begun(stack, data, "tests.journeys.edit", chance.randrange(10**6), "stories")
            sleep(chance.uniform(0, PAUSE))
            kills += killed(chance.choice([printing, editing]), chance)
    everything_is_right(data)


def everything_is_right(data: Path) -> None:
    """What was printed in spite of all is what one prints that nobody disturbs; nothing lies about."""
    run(data, "edit", NOTHING)
    found = files_in(data / "current" / "site")
    assert rows(data, "SELECT count(*) FROM publishing_change WHERE printed_at IS NULL OR failure != ''") == [(0,)]
    run(data, "print_by", HANDS, "large")
    run(data, "print_by", HANDS, "large")  # one that goes on with what was killed, and one from the beginning
    assert differences(found, files_in(data / "current" / "site")) == []
    trees = sorted((data / "trees").iterdir())
    assert len(trees) == 2, "older trees, and those of prints that were killed, are gone"
    assert [list((tree / "site.unfinished").glob("*")) for tree in trees] == [[], []]
    assert not (data / ".current.new").is_symlink()
