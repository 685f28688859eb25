"""A whole print by another process, looked after by the worker."""

import os
import signal
import sys

import pytest

from courant.publishing import beside
from courant.publishing.beside import PrintBeside
from tests.running import until

WAITS = "import sys; sys.stdin.read(); import time; time.sleep(60)"


@pytest.fixture
def begun(monkeypatch):
    """`begun("exit(3)")`: a print that does this instead."""
    made = []

    def begin(program):
        monkeypatch.setattr(beside, "COMMAND", [sys.executable, "-c", program])
        made.append(PrintBeside())
        made[-1].begin()
        return made[-1]

    yield begin
    for one in made:
        one.stop()


def looked_after(one, is_so):
    def look():
        one.look_after()
        return is_so()

    until(look, "the print is as it should be", seconds=20)


def test_when_it_has_printed_it_is_not_begun_again(begun):
    one = begun("exit(0)")
    looked_after(one, lambda: one.process is None)
    assert one.again_at is None


def test_when_it_was_killed_it_is_begun_again_after_a_pause_that_grows(begun, monkeypatch, caplog):
    one = begun(WAITS)
    first = one.process.pid
    os.kill(first, signal.SIGKILL)
    looked_after(one, lambda: one.process is None)
    assert one.again_at is not None and one.pause == 2 * beside.FIRST_PAUSE and "going on" in caplog.text
    one.again_at = 0.0
    looked_after(one, lambda: one.process is not None)
    assert one.process.pid != first


def test_when_an_error_ended_it_it_is_begun_again(begun, caplog):
    one = begun("raise OSError(28, 'No space left on device')")
    looked_after(one, lambda: one.process is None)
    assert one.again_at is not None and "code 1" in caplog.text


def test_it_is_ended_with_the_worker(begun):
    one = begun(WAITS)
    process = one.process
    one.stop()
    assert process.returncode == -signal.SIGTERM and one.process is None
