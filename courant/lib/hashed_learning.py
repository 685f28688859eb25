"""Learns to tell two kinds of text apart, one example at a time, and unlearns each exactly.

Logistic regression over hashed character n-grams. Weights are whole numbers (fixed point), so that taking an example's
step back leaves every weight as it was, bit for bit, whatever was learned since. An example is kept as the buckets that
its n-grams fall into and the size of its step.
"""

import re
import zlib
from array import array
from dataclasses import dataclass, field
from math import exp, sqrt

from courant.lib.folding import folded

RECIPE = 1  # raise it when features or weights come to mean something else: everything is learned anew
BUCKETS = 1 << 16  # 256 KiB of weights; an example's buckets take two bytes each
SIZES = (2, 3, 4)  # characters
LONGEST = 2000  # characters of a text that are looked at
ONE = 1 << 20  # what the whole numbers call 1
RATE = 4.0

_SPACE = re.compile(r"\s+")
_LINK = re.compile(r"(?:https?://|www\.)[^\s/]*\S*", re.IGNORECASE)


def features(text: str, *, secret: int) -> "array[int]":
    """The buckets of a text, in order and each once. With another secret the same text has others, so that a list made
    beforehand reads nothing out of them."""
    plain = " ".join(map(folded, _SPACE.split(text[:LONGEST])))
    padded = f" {plain} ".encode()
    found = {zlib.crc32(b"always", secret) % BUCKETS}
    links = len(_LINK.findall(text))
    if links:
        found.update(zlib.crc32(b"links %d" % count, secret) % BUCKETS for count in range(1, min(links, 4) + 1))
    crc32 = zlib.crc32
    if padded.isascii():
        for size in SIZES:
            found.update([crc32(padded[at : at + size], secret) % BUCKETS for at in range(len(padded) - size + 1)])
    else:
        letters = f" {plain} "
        for size in SIZES:
            grams = {letters[at : at + size] for at in range(len(letters) - size + 1)}
            found.update([crc32(gram.encode(errors="replace"), secret) % BUCKETS for gram in grams])
    return array("H", sorted(found))


@dataclass
class Learner:
    """The weights, and of how many examples of either kind they are."""

    weights: "array[int]" = field(default_factory=lambda: array("i", bytes(4 * BUCKETS)))
    positives: int = 0
    negatives: int = 0

    def score(self, buckets: "array[int]") -> float:
        """How likely it is, from 0 to 1, that a text with these buckets is of the positive kind."""
        weights = self.weights
        total = sum([weights[bucket] for bucket in buckets]) / ONE / sqrt(len(buckets))
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))

    def learn(self, buckets: "array[int]", *, is_positive: bool) -> int:
        """Learn an example; returns the step with which it can be unlearned."""
        step = round(RATE * (is_positive - self.score(buckets)) / sqrt(len(buckets)) * ONE)
        self._add(step, buckets)
        self._count(is_positive, 1)
        return step

    def unlearn(self, buckets: "array[int]", step: int, *, is_positive: bool) -> None:
        """Take back what was learned with this step."""
        self._add(-step, buckets)
        self._count(is_positive, -1)

    def _add(self, step: int, buckets: "array[int]") -> None:
        weights = self.weights
        for bucket in buckets:
            weights[bucket] += step

    def _count(self, is_positive: bool, number: int) -> None:
        if is_positive:
            self.positives += number
        else:
            self.negatives += number

    def packed(self) -> bytes:
        """The weights as a database keeps them."""
        return zlib.compress(self.weights.tobytes(), 1)

    @classmethod
    def unpacked(cls, weights: bytes, *, positives: int, negatives: int) -> "Learner":
        """A learner as it was kept."""
        return cls(array("i", zlib.decompress(weights)), positives, negatives) if weights else cls()
