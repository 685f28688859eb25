"""Reading what a client sends, with a limit and a deadline, without holding a thread."""

import asyncio
from collections.abc import AsyncIterator
from io import BytesIO
from typing import IO, Protocol

READERS_LIMIT = 64 * 1024
STAFF_LIMIT = 32 * 1024 * 1024  # photos of 30 MB, and the form around them
_PATIENCE = 20.0  # seconds that a phone on a bad line may take for a comment
_SLOWEST = 32 * 1024  # bytes a second, for what is larger than a comment


class BodyRefused(Exception):
    """What was sent cannot be taken; carries the status of the answer, and in how many seconds to come again."""

    def __init__(self, status: int, retry_after: int = 30) -> None:
        super().__init__(status)
        self.status, self.retry_after = status, retry_after


class Sender(Protocol):
    """The part of Granian's protocol object that gives the body."""

    def __aiter__(self) -> AsyncIterator[bytes]: ...


async def read_body(sender: Sender, declared: str | None, limit: int) -> IO[bytes]:
    """What the client sends, as a file at its beginning.

    Raises:
        BodyRefused: 413 for too much, 408 for too slow, 400 for a length that is no number.
    """
    length = _length(declared, limit)
    body = BytesIO()  # never a file: photos bring places and owners along, which must not touch the disk
    try:
        async with asyncio.timeout(_PATIENCE + (limit if length is None else length) / _SLOWEST):
            async for part in sender:
                if body.tell() + len(part) > limit:
                    raise BodyRefused(413)
                body.write(part)
                if body.tell() == length:  # all of it: to hear that there is no more takes as long as to hear of a part
                    break
    except BaseException as problem:
        body.close()
        if isinstance(problem, TimeoutError):
            raise BodyRefused(408) from None
        raise
    if length is not None and body.tell() != length:
        body.close()
        raise BodyRefused(400)
    body.seek(0)
    return body


def _length(declared: str | None, limit: int) -> int | None:
    if declared is None:
        return None
    if not (declared.isascii() and declared.isdigit() and len(declared) < 20):
        raise BodyRefused(400)
    if int(declared) > limit:
        raise BodyRefused(413)
    return int(declared)
