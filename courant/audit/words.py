"""The words in a file of any kind, under all its layers of markup and escaping, and those of a story among them."""

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

import msgspec

from courant.documents import Document
from courant.lib import shingles

Traces = dict[int, set[bytes]]

_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_INLINE = re.compile(r"</?(?:a|b|i|em|strong|bdi|cite|span|time)\b[^<>]*>")
_TAG = re.compile(r"<[^<>]*>")
_VALUE = re.compile(r"=\"([^\"]*)\"|='([^']*)'")
_LAYERS = 2  # a feed holds HTML as text


def texts_in(name: str, text: str) -> Iterator[str]:
    """What is said in a file: between tags, in attributes, in the strings of data, at any layer."""
    if name.endswith(("json", "webmanifest")):
        try:
            text = "\n\x00".join(strings_in(json.loads(text)))
        except ValueError:
            pass  # then it is read as it stands
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text).replace("\\n", " ")
    for _layer in range(_LAYERS):
        tags = _TAG.findall(text)
        yield from (
            unescape(one or other) for tag in tags for one, other in _VALUE.findall(tag) if " " in (one or other)
        )
        text = unescape(_TAG.sub(" \x00 ", _INLINE.sub("", text)))
    yield text


def strings_in(data: Any) -> Iterator[str]:
    """Every text in a piece of data, however deep."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from strings_in(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from strings_in(value)


def found_in(texts: Iterable[str], traces: Traces, salt: str) -> set[bytes]:
    """Those of the traces that are in one of the texts."""
    found: set[bytes] = set()
    for text in texts:
        row = shingles.words(text)
        for size, wanted in traces.items():
            found |= wanted.intersection(shingles.hashed(shingles.sequences(row, size), salt))
    return found


def said_by(document: Document, traces: Traces, salt: str) -> set[bytes]:
    """Those of the traces that a document says itself."""
    texts = [text for whole in strings_in(msgspec.to_builtins(document)) for text in texts_in("x.html", whole)]
    return found_in(texts, traces, salt)
