"""Pictures are decoded in a child with limits: what kills it refuses one picture, and the next one is done as before."""

import os
import signal
import time
from io import BytesIO

import pytest
from picture_makers import dirty_heic, half_and_half, png_claiming, written
from PIL import Image

from courant.lib import developing, pictures
from courant.lib.darkroom import MIB, Darkroom, Limits
from courant.lib.pictures import PictureRefused

GOOD = written(half_and_half((400, 300)), "JPEG")


@pytest.fixture
def darkroom():
    darkroom = Darkroom()
    yield darkroom
    darkroom.close()


def made(limits):
    darkroom = Darkroom(limits)
    darkroom.clean(GOOD)
    return darkroom


def test_it_cleans_and_develops_as_it_is_done_here(darkroom):
    for data in (GOOD, dirty_heic(half_and_half((64, 48)))):
        assert darkroom.clean(data, "one") == pictures.clean(data, "one")
    assert darkroom.develop(GOOD, "one", [120, 400]) == developing.develop(GOOD, "one", [120, 400])


def test_one_child_does_one_picture_after_the_other(darkroom):
    darkroom.clean(GOOD)
    child = darkroom._child.pid
    darkroom.develop(GOOD, "one", [120])
    assert darkroom._child.pid == child


def test_what_is_refused_here_is_refused_there_with_the_same_words(darkroom):
    with pytest.raises(PictureRefused, match="'bomb.png' is 16000 x 8000 pixels"):
        darkroom.clean(png_claiming(16_000, 8_000), "bomb.png")
    with pytest.raises(PictureRefused, match="'broken.jpg' is damaged"):
        darkroom.develop(GOOD[: len(GOOD) // 2], "broken.jpg", [120])


def test_a_picture_that_needs_too_much_memory_is_refused_by_name_and_the_next_is_done():
    darkroom = made(Limits(memory=320 * MIB))
    large = written(Image.new("RGB", (9_000, 5_500)), "PNG")
    with pytest.raises(PictureRefused, match=r"'large.png' needs more memory than the 320 MiB"):
        darkroom.clean(written(Image.open(BytesIO(large)).convert("CMYK"), "JPEG"), "large.png")
    assert darkroom.clean(GOOD) == pictures.clean(GOOD)
    darkroom.close()


@pytest.mark.slow  # the least that the kernel counts is a second of processor time, and a new child tries again
def test_a_picture_that_takes_too_long_is_refused_by_name_and_the_next_is_done():
    darkroom = made(Limits(cpu_seconds=0))
    noise = written(Image.effect_noise((7_000, 7_000), 90).convert("RGB"), "PNG", compress_level=1)
    with pytest.raises(PictureRefused, match="'slow.png' needs more than 0 seconds of processor time"):
        darkroom.develop(noise, "slow.png", developing.WIDTHS)
    assert darkroom.clean(GOOD) == pictures.clean(GOOD)
    darkroom.close()


def test_a_child_that_does_not_answer_is_ended():
    darkroom = made(Limits())
    darkroom.limits = Limits(seconds=0.2)
    os.kill(darkroom._child.pid, signal.SIGSTOP)
    stopped = darkroom._child.pid
    began = time.monotonic()
    try:
        assert darkroom.clean(GOOD) == pictures.clean(GOOD)  # done by another child, if that one is quick enough
    except PictureRefused as refused:
        assert "is not done after 0.2 seconds" in str(refused)
    assert time.monotonic() - began < 10 and (darkroom._child is None or darkroom._child.pid != stopped)
    darkroom.close()


def test_a_child_that_somebody_killed_is_replaced(darkroom):
    darkroom.clean(GOOD)
    os.kill(darkroom._child.pid, signal.SIGKILL)
    assert darkroom.clean(GOOD) == pictures.clean(GOOD)


def test_a_picture_that_kills_every_child_is_refused_by_name(darkroom, monkeypatch):
    real = Darkroom._start

    def start_and_kill(self):
        was_new = real(self)
        os.kill(self._child.pid, signal.SIGKILL)
        self._child.wait()
        return was_new

    monkeypatch.setattr(Darkroom, "_start", start_and_kill)
    with pytest.raises(PictureRefused, match="'evil.jpg' ended the process that was to read it .by SIGKILL."):
        darkroom.clean(GOOD, "evil.jpg")


def test_after_a_fork_each_process_has_a_child_of_its_own(darkroom):
    darkroom.clean(GOOD)
    ours = darkroom._child.pid
    forked = os.fork()
    if not forked:
        status = 1
        try:
            status = 0 if darkroom.clean(GOOD).data == GOOD or darkroom._child.pid != ours else 2
            darkroom.close()
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(forked, 0)[1]) == 0
    assert darkroom.clean(GOOD) and darkroom._child.pid == ours


def test_the_child_has_none_of_our_secrets_and_writes_no_file(darkroom, monkeypatch):
    monkeypatch.setenv("COURANT_SECRET", "MARKER")
    darkroom.clean(GOOD)
    pid = darkroom._child.pid
    with open(f"/proc/{pid}/environ", "rb") as environment:
        assert b"MARKER" not in environment.read()
    with open(f"/proc/{pid}/limits") as limits:
        found = {line[:26].strip(): line[26:].split()[0] for line in limits}
    assert found["Max file size"] == found["Max core file size"] == "0"
    assert found["Max address space"] == str(Limits().memory)


def test_closing_it_ends_the_child(darkroom):
    darkroom.clean(GOOD)
    child = darkroom._child
    darkroom.close()
    assert child.poll() is not None
