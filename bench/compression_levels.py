"""Bytes and CPU time of gzip and Brotli at each level, on the text files of printed trees:
`python -m bench.compression_levels FOLDER [FOLDER …]`, each a `site` folder."""

import gzip
import random
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

import brotli

from courant.lib.compression import is_text

MOST = 120  # files of a folder; Brotli's level 11 takes a second for a few of them
SLOW = 20


def compressors() -> dict[str, Callable[[bytes], bytes]]:
    """Every level, by name."""
    found: dict[str, Callable[[bytes], bytes]] = {
        f"gzip {level}": lambda data, level=level: gzip.compress(data, level, mtime=0) for level in range(1, 10)
    }
    for level in range(1, 12):
        found[f"Brotli {level}"] = lambda data, level=level: brotli.compress(data, mode=brotli.MODE_TEXT, quality=level)
    return found


def sample(folder: Path) -> list[bytes]:
    """Some text files of a printed tree, the same ones each time."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and is_text(file.name))
    return [file.read_bytes() for file in random.Random(1).sample(files, min(MOST, len(files)))]


def rows(folder: Path) -> list[str]:
    """The lines for one tree."""
    texts = sample(folder)
    whole = sum(map(len, texts))
    lines = [f"| nothing | {whole / len(texts):,.0f} | 1.000 | |"]
    for name, compress in compressors().items():
        some = texts[:SLOW] if name in ("Brotli 10", "Brotli 11") else texts
        began = process_time()
        size = sum(len(compress(text)) for text in some)
        each = (process_time() - began) / len(some) * 1e6
        lines.append(f"| {name} | {size / len(some):,.0f} | {size / sum(map(len, some)):.3f} | {each:,.0f} |")
    return [f"| {len(texts)} files | bytes a file | of the plain | CPU µs a file |", "|---|---|---|---|", *lines]


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print("\n".join(rows(Path(name).resolve())), "\n")
