"""Several processes read the desk's stories and make documents of them: for printing the whole site."""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache, partial

import msgspec
from django.db import connections

from courant.desk import to_documents as desk
from courant.desk.story_documents import StoryDocuments
from courant.documents import Story
from courant.press import bulk
from courant.press.encoding import encoded
from courant.publishing import threads
from courant.publishing.hand import begin
from courant.publishing.subjects import Faults, sift

AT_A_TIME = 250
AHEAD = 4  # portions that each process may be ahead of whoever takes them


class Portion(msgspec.Struct, array_like=True):
    """Some stories with their months, as the manifest and the discussion want them, and why others cannot be printed."""

    rows: bulk.Rows
    copies: threads.Copies
    faults: Faults


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Portion).decode


def stories(hands: int) -> Iterator[Portion]:
    """All published stories, portion by portion in the order of their keys; read by so many processes."""
    keys = desk.story_keys()
    chunks = [keys[start : start + AT_A_TIME] for start in range(0, len(keys), AT_A_TIME)]
    if hands < 2 or len(chunks) < 2:
        yield from map(partial(_made, StoryDocuments()), chunks)
        return
    method = "fork" if threading.active_count() == 1 else "spawn"
    if method == "fork":
        connections.close_all()  # a connection must not be used on both sides of a fork
    with ProcessPoolExecutor(
        hands, multiprocessing.get_context(method), initializer=begin, initargs=(os.getpid(),)
    ) as pool:
        for packed in in_order(lambda chunk: pool.submit(_packed, chunk), chunks, AHEAD * hands):
            yield _decode(packed)


def in_order(
    begin_one: Callable[[list[int]], Future[bytes]], chunks: Iterable[list[int]], ahead: int
) -> Iterator[bytes]:
    """As the `map` of a pool, which makes everything as fast as it can: of what is made, at most so much lies in memory."""
    under_way: deque[Future[bytes]] = deque()
    try:
        for chunk in chunks:
            if len(under_way) == ahead:
                yield under_way.popleft().result()
            under_way.append(begin_one(chunk))
        while under_way:
            yield under_way.popleft().result()
    finally:  # nobody waits for the rest where one has failed
        for future in under_way:
            future.cancel()


def _made(maker: StoryDocuments, keys: list[int]) -> Portion:
    good, faults = sift({document.key: document for document in desk.stories(keys, maker)}, encoded)
    handed = [one for one in good.values() if one]
    found = (document for document, _body in handed if isinstance(document, Story))
    return Portion(bulk.rows_of_encoded(handed), threads.copies_of(found), faults)


def _packed(keys: list[int]) -> bytes:
    return _encode(_made(_maker(), keys))


@cache
def _maker() -> StoryDocuments:
    """One for each process that reads, which ends when all is read. What changes meanwhile is printed again."""
    return StoryDocuments()
