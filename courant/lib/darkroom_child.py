"""The child process of a darkroom: `python -m courant.lib.darkroom_child MEMORY CPU_SECONDS`.

Reads pictures from its standard input and writes what became of each to its standard output, until the one who started
it is gone.
"""

import os
import resource
import sys
import time
from typing import IO

import msgspec
from PIL import Image

from courant.lib.darkroom import Cleaned, Developed, Job, OutOfMemory, Refused, encode
from courant.lib.developing import develop
from courant.lib.picture_headers import PictureRefused
from courant.lib.pictures import clean

_decode = msgspec.msgpack.Decoder(Job).decode


def main(memory: int, cpu_seconds: int) -> None:
    """Work until there is nothing more to read."""
    Image.init()  # so that nothing has to be opened later
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not be taken for an answer
    limit(memory)
    while size := sys.stdin.buffer.read(8):
        job = _decode(sys.stdin.buffer.read(int.from_bytes(size, "big")))
        spent = int(time.process_time()) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (spent + cpu_seconds, resource.RLIM_INFINITY))
        answer(encode(done(job)), answers)


def limit(memory: int) -> None:
    """Take from ourselves what decoding needs not: memory beyond the limit, writing files, leaving a core."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def done(job: Job) -> Cleaned | Developed | Refused | OutOfMemory:
    """What becomes of one picture."""
    try:
        if not job.widths:
            picture = clean(job.data, job.name)
            return Cleaned(picture.data, picture.extension, picture.width, picture.height, picture.received_sha256)
        pictures = develop(job.data, job.name, job.widths)
        return Developed([(width, form, data) for (width, form), data in pictures.items()])
    except PictureRefused as refused:
        return Refused(str(refused))
    except MemoryError:
        return OutOfMemory()


def answer(message: bytes, answers: IO[bytes]) -> None:
    """Send an answer, its length first."""
    answers.write(len(message).to_bytes(8, "big") + message)
    answers.flush()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
