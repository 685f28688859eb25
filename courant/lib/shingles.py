"""Traces of a text: hashes of the sequences of words in it, which find it again and cannot be read."""

import hashlib
import re
from collections.abc import Iterable

SIZE = 8  # words in a row: in ordinary prose nobody says the same by chance
SHORTEST = 3  # words; a shorter headline says nothing of where it was copied from

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """The words, in lower case; marks between and on letters part words, here and wherever the text is looked for."""
    return _WORD.findall(text.casefold())


def traces(texts: Iterable[str], *, salt: str) -> dict[int, set[bytes]]:
    """The hashes of all sequences of `SIZE` words, by that size; of a shorter text, that of the whole, by its own."""
    found: dict[int, set[bytes]] = {}
    for text in texts:
        row = words(text)
        size = min(len(row), SIZE)
        if size >= SHORTEST:
            found.setdefault(size, set()).update(hashed(sequences(row, size), salt))
    return found


def sequences(row: list[str], size: int) -> list[str]:
    """Every sequence of so many words that stand side by side."""
    return [" ".join(row[start : start + size]) for start in range(len(row) - size + 1)]


def hashed(texts: Iterable[str], salt: str) -> Iterable[bytes]:
    """A keyed hash for each; with another salt for each story, lists made beforehand find nothing."""
    key = hashlib.blake2b(salt.encode(), digest_size=32).digest()
    return (hashlib.blake2b(text.encode(errors="replace"), digest_size=8, key=key).digest() for text in texts)
