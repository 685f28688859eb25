"""New files, and what has the names of files outlive a loss of power."""

import os
from pathlib import Path


def create(place: str, content: bytes) -> None:
    """Write a file that is not there yet, its folders with it; of one that could not be written nothing stays. It is not
    synced: whoever writes many syncs them together.

    Raises:
        FileExistsError: something lies there.
        OSError: the disk is full, for instance.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    try:
        descriptor = os.open(place, flags, 0o666)
    except FileNotFoundError:
        os.makedirs(place.rpartition("/")[0], exist_ok=True)
        descriptor = os.open(place, flags, 0o666)
    try:
        with open(descriptor, "wb", buffering=0) as file:
            rest = memoryview(content)
            while rest:
                rest = rest[file.write(rest) :]
    except BaseException:
        os.unlink(place)
        raise


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
