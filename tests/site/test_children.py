import signal
import sys
from pathlib import Path

import pytest

from courant.site import children
from courant.site.children import Child
from tests.site.running import is_running, process, until

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch):
    monkeypatch.setattr(children, "_FIRST_PAUSE", 0.01)


def ignores(pid, number):
    mask = Path(f"/proc/{pid}/status").read_text().partition("SigIgn:")[2].split()[0]
    return int(mask, 16) >> (number - 1) & 1


def looked_after(child):
    child.look_after()
    return child.pid


def test_a_child_that_is_killed_is_started_again(capsys):
    child = Child("worker", SLEEP)
    child.start()
    first = child.pid
    child._process.kill()
    child._process.wait()
    assert looked_after(child) is None
    assert "The worker was killed by SIGKILL; starting it again" in capsys.readouterr().err
    assert until(lambda: looked_after(child)) != first
    child.ask_to_stop()
    child.wait_or_end(5)


def test_the_pause_before_it_is_started_again_grows(capsys):
    child = Child("worker", [sys.executable, "-c", "raise SystemExit(3)"])
    child._pause = 4.0
    for pause in ("4 s", "5 s", "5 s"):
        child.start()
        child._process.wait()
        child.look_after()
        assert f"ended with code 3; starting it again in {pause}." in capsys.readouterr().err


def test_a_child_that_does_not_stop_is_ended(capsys):
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True); time.sleep(60)"
    child = Child("worker", [sys.executable, "-c", deaf])
    child.start()
    pid = child.pid
    until(lambda: ignores(pid, signal.SIGTERM))
    child.ask_to_stop()
    child.wait_or_end(0.05)
    assert not is_running(pid)
    assert "does not stop" in capsys.readouterr().err


def test_a_child_dies_with_its_parent(tmp_path):
    code = (
        "import time; from courant.site.children import Child; from tests.site.test_children import SLEEP;"
        "child = Child('worker', SLEEP); child.start(); print(child.pid, flush=True); time.sleep(60)"
    )
    with process(tmp_path, "-c", code) as parent:
        pid = int(parent.stdout.readline())
        assert is_running(pid)
        parent.kill()
        until(lambda: not is_running(pid))
