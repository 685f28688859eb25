"""Several processes read the desk's stories and make documents of them: for printing the whole site."""

import multiprocessing
import os
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import msgspec
from django.db import connections

from courant.desk import to_documents as desk
from courant.documents import AnyDocument, Document
from courant.publishing.hand import begin
from courant.publishing.subjects import Faults, sift

AT_A_TIME = 250
_encode = msgspec.msgpack.Encoder().encode
_decode: Any = msgspec.msgpack.Decoder(list[AnyDocument]).decode


def stories(hands: int) -> Iterator[tuple[list[Document], Faults]]:
    """All published stories with their months, chunk by chunk in the order of their keys, and why others cannot be
    printed; read by so many processes."""
    keys = desk.story_keys()
    chunks = [keys[start : start + AT_A_TIME] for start in range(0, len(keys), AT_A_TIME)]
    if hands < 2 or len(chunks) < 2:
        yield from map(_made, chunks)
        return
    method = "fork" if threading.active_count() == 1 else "spawn"
    if method == "fork":
        connections.close_all()  # a connection must not be used on both sides of a fork
    with ProcessPoolExecutor(
        hands, multiprocessing.get_context(method), initializer=begin, initargs=(os.getpid(),)
    ) as pool:
        for body, faults in pool.map(_packed, chunks):
            yield _decode(body), faults


def _made(keys: list[int]) -> tuple[list[Document], Faults]:
    good, faults = sift({document.key: document for document in desk.stories(keys)})
    return [document for document in good.values() if document], faults


def _packed(keys: list[int]) -> tuple[bytes, Faults]:
    """As it goes from one process to another: a document with a fault would be refused on the other side."""
    good, faults = _made(keys)
    return _encode(good), faults
