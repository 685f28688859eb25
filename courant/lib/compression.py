"""Which files are printed compressed too, and how: gzip for everybody, Brotli for nearly everybody.

The levels are chosen by measurement: docs/benchmarks.md, "Compression levels". Beside `index.html` lie
`index.html.gz` and `index.html.br`, the names that nginx's and Caddy's static modules look for.
"""

import gzip
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

try:
    import brotli
except ImportError:  # it is locked, but some machines have neither a wheel of it nor a compiler: gzip is enough there
    brotli = None

TEXT = frozenset("html xml json css js svg txt webmanifest".split())
# Below this, the headers of an answer outweigh what is saved.
SMALLEST = 256
_GZIP_LEVEL = 5
_BROTLI_LEVEL = 5
# A feed of thirty whole stories costs as much as ten pages, and a handful of them change with every story: much of
# what a publication waited for. They become a tenth larger, in a third of the time.
LARGE = 100_000  # bytes
_GZIP_LEVEL_OF_LARGE = 2
_BROTLI_LEVEL_OF_LARGE = 2


class Variant(NamedTuple):
    """One way to compress: what it adds to a file's name, what HTTP calls it, how it is done and undone."""

    suffix: str
    coding: str
    compress: Callable[[bytes], bytes]
    expand: Callable[[bytes], bytes]


def _gzip(content: bytes) -> bytes:
    level = _GZIP_LEVEL if len(content) < LARGE else _GZIP_LEVEL_OF_LARGE
    return gzip.compress(content, level, mtime=0)  # no moment in it: the same bytes every time


def _brotli(content: bytes) -> bytes:
    level = _BROTLI_LEVEL if len(content) < LARGE else _BROTLI_LEVEL_OF_LARGE
    return bytes(brotli.compress(content, mode=brotli.MODE_TEXT, quality=level))


# The one list of what is printed and served, the best first.
VARIANTS: tuple[Variant, ...] = (
    *((Variant(".br", "br", _brotli, brotli.decompress),) if brotli else ()),
    Variant(".gz", "gzip", _gzip, gzip.decompress),
)
SUFFIXES = (".br", ".gz")
# What expanding raises for files that are not what their name says.
DAMAGED: tuple[type[Exception], ...] = (OSError, EOFError, zlib.error, *((brotli.error,) if brotli else ()))


def is_text(name: str) -> bool:
    """Whether a file is text, by its name, and so becomes smaller."""
    return name.rpartition(".")[2] in TEXT


def is_variant(name: str) -> bool:
    """Whether a file is another one compressed, by its name: never a page of its own."""
    return name.endswith(SUFFIXES)


def compressed(name: str, content: bytes, variants: tuple[Variant, ...] = VARIANTS) -> Iterator[tuple[str, bytes]]:
    """The variants of a file that are worth having: what to add to its name, and their content."""
    if is_text(name) and len(content) >= SMALLEST:
        for variant in variants:
            smaller = variant.compress(content)
            if len(smaller) < len(content):
                yield variant.suffix, smaller
