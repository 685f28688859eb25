"""A child process in which pictures are decoded, with limits: a hostile or broken picture kills the child and no more.

One child is kept and used again; it is started for the first picture, and anew when it has died. Pictures wait for one
another, so that many uploads at once cost the memory of one.
"""

import os
import select
import signal
import subprocess
import sys
import threading
import weakref
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import msgspec

from courant.lib.developing import Pixels
from courant.lib.picture_headers import PictureRefused
from courant.lib.pictures import CleanPicture

MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What one picture may cost. The memory is address space, libraries included: see docs/benchmarks.md."""

    memory: int = 1024 * MIB
    cpu_seconds: int = 60
    seconds: float = 180.0


class Job(msgspec.Struct, tag=True):
    """A picture to clean, or to develop where widths are given."""

    name: str
    data: bytes
    widths: tuple[int, ...] = ()


class Cleaned(msgspec.Struct, tag=True):
    """See CleanPicture."""

    data: bytes
    extension: str
    width: int
    height: int
    received_sha256: str


class Developed(msgspec.Struct, tag=True):
    """The pictures, each with its width and form."""

    pictures: list[tuple[int, str, bytes]]


class Refused(msgspec.Struct, tag=True):
    """Why not, in a sentence for an editor."""

    reason: str


class OutOfMemory(msgspec.Struct, tag=True):
    """The picture needs more memory than there is."""


encode = msgspec.msgpack.encode
Answer = Cleaned | Developed | Refused | OutOfMemory
_decode: Any = msgspec.msgpack.Decoder(Answer).decode


class _Died(Exception):
    """The child ended, or was ended, before it answered; the message says of what, after "the picture"."""


class Darkroom:
    """Cleans and develops pictures in a child process. May be used by several threads, and after a fork."""

    def __init__(self, limits: Limits = Limits()) -> None:
        self.limits = limits
        self._child: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._lock = threading.Lock()
        self._at_end: Any = None

    def clean(self, data: bytes, name: str = "picture") -> CleanPicture:
        """As courant.lib.pictures.clean does it, and refused as well where it costs too much."""
        found = self._done(Job(name, data))
        assert isinstance(found, Cleaned)
        return CleanPicture(found.data, found.extension, found.width, found.height, found.received_sha256)  # type: ignore[arg-type]

    def develop(self, data: bytes, name: str, widths: Sequence[int]) -> Pixels:
        """As courant.lib.developing.develop does it, and refused as well where it costs too much."""
        found = self._done(Job(name, data, tuple(widths)))
        assert isinstance(found, Developed)
        return {(width, form): picture for width, form, picture in found.pictures}  # type: ignore[misc]

    def close(self) -> None:
        """End the child; the next picture starts another."""
        with self._lock:
            self._end()

    def _done(self, job: Job) -> Cleaned | Developed:
        with self._lock:
            try:
                answer = self._ask(job)
            except _Died as died:
                raise PictureRefused(
                    f"The picture {job.name!r} {died}: save it anew as a plain JPEG of fewer pixels, and send that."
                ) from died
        if isinstance(answer, Refused):
            raise PictureRefused(answer.reason)
        assert not isinstance(answer, OutOfMemory)
        return answer

    def _ask(self, job: Job) -> Answer:
        """The answer of the child. What fails in one that has worked before is tried once in a new one: it may be
        the older pictures' fault, or that of whoever ended the child."""
        was_new = self._start()
        try:
            return self._exchange(job)
        except _Died:
            self._end()
            if was_new:
                raise
        self._start()
        try:
            return self._exchange(job)
        except _Died:
            self._end()
            raise

    def _exchange(self, job: Job) -> Answer:
        child = self._child
        assert child and child.stdin and child.stdout
        try:
            message = encode(job)
            child.stdin.write(len(message).to_bytes(8, "big") + message)
            child.stdin.flush()
        except BrokenPipeError:
            raise self._died(child) from None
        size = int.from_bytes(self._read(child, 8), "big")
        answer: Answer = _decode(self._read(child, size))
        if isinstance(answer, OutOfMemory):
            raise _Died(f"needs more memory than the {self.limits.memory // MIB} MiB that a picture may take")
        return answer

    def _read(self, child: "subprocess.Popen[bytes]", size: int) -> bytes:
        assert child.stdout
        waiting, parts = select.poll(), []
        waiting.register(child.stdout, select.POLLIN)
        while size:
            if not waiting.poll(self.limits.seconds * 1000):
                raise _Died(f"is not done after {self.limits.seconds:g} seconds")
            part = os.read(child.stdout.fileno(), min(size, MIB))
            if not part:
                raise self._died(child)
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def _died(self, child: "subprocess.Popen[bytes]") -> _Died:
        code = child.wait()
        if code == -signal.SIGXCPU:
            return _Died(f"needs more than {self.limits.cpu_seconds} seconds of processor time")
        how = f"by {signal.Signals(-code).name}" if code < 0 else f"with code {code}"
        return _Died(f"ended the process that was to read it ({how})")

    def _start(self) -> bool:
        """Have a child; says whether it is a new one. After a fork the child is our parent's."""
        if self._child and self._owner == os.getpid() and self._child.poll() is None:
            return False
        self._end()
        limits = (self.limits.memory, self.limits.cpu_seconds)
        self._child = subprocess.Popen(
            [sys.executable, "-m", "courant.lib.darkroom_child", *map(str, limits)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment(),
        )  # fmt: skip
        self._owner = os.getpid()
        self._at_end = weakref.finalize(self, _end, self._child, self._owner)
        return True

    def _end(self) -> None:
        if self._child:
            self._at_end()
            self._child = None


def _end(child: "subprocess.Popen[bytes]", owner: int) -> None:
    if owner != os.getpid():
        return
    child.kill()
    child.wait()
    for pipe in (child.stdin, child.stdout):
        _close(pipe)


def _close(pipe: IO[bytes] | None) -> None:
    try:
        if pipe:
            pipe.close()
    except BrokenPipeError:  # what was still to be written to a child that is gone
        pass


def _environment() -> dict[str, str]:
    """Where our code is, and none of the secrets that our own environment may have."""
    kept = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE")
    ours = {name: os.environ[name] for name in kept if name in os.environ}
    root = str(Path(__file__).parent.parent.parent)
    return ours | {"PYTHONPATH": os.pathsep.join(filter(None, [root, ours.get("PYTHONPATH")]))}
