"""How alike two texts are, and a sketch of a text by which texts like it are found without comparing it with all.

Likeness is the share of character sequences that two texts have in common. A sketch has six numbers; texts that are
alike by 70% share one of them in 98 cases of a hundred, those alike by 20% in 22 (minhash, six bands of two).
"""

import re
import zlib
from hashlib import blake2b
from random import Random

from courant.lib.folding import folded

SIZE = 5  # characters
BANDS, ROWS = 6, 2
_WORD = re.compile(r"\w+")
_PRIME = (1 << 61) - 1
_chance = Random(61)  # the same permutations for good: sketches are kept
_PERMUTATIONS = [(_chance.randrange(1, _PRIME), _chance.randrange(_PRIME)) for _ in range(BANDS * ROWS)]


def sequences(text: str) -> frozenset[int]:
    """The text as a set of what stands side by side in it; capitals, points, spaces and punctuation make no difference."""
    plain = "".join(map(folded, _WORD.findall(text)))
    grams = {plain[at : at + SIZE] for at in range(max(1, len(plain) - SIZE + 1))}
    return frozenset(zlib.crc32(gram.encode(errors="replace")) for gram in grams)


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """From 0, nothing in common, to 1, the same."""
    return len(one & other) / (len(one | other) or 1)


def sketch(found: frozenset[int]) -> list[int]:
    """The numbers by which texts with such sequences are found: whole, signed, of 64 bits, as databases keep them."""
    least = [min((a * value + b) % _PRIME for value in found) for a, b in _PERMUTATIONS]
    bands = [least[at : at + ROWS] for at in range(0, BANDS * ROWS, ROWS)]
    return [_number(f"{number}:{band}") for number, band in enumerate(bands)]


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)
