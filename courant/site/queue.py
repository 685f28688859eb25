"""A bounded queue before a few threads: who finds it full is told so at once."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar, TypeVarTuple

Result = TypeVar("Result")
Arguments = TypeVarTuple("Arguments")


class Full(Exception):
    """As many are waiting as may wait."""


class Queue:
    """Requests at work or in wait, from the first byte of their body on."""

    def __init__(self, threads: int, waiting: int) -> None:
        self._pool = ThreadPoolExecutor(threads, "live")
        self._free = threads + waiting

    @contextmanager
    def place(self) -> Iterator[None]:
        """A place in the queue.

        Raises:
            Full: there is none.
        """
        if self._free == 0:
            raise Full
        self._free -= 1
        try:
            yield
        finally:
            self._free += 1

    async def run(self, work: Callable[[*Arguments], Result], *arguments: *Arguments) -> Result:
        """Do the work in one of the threads."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, work, *arguments)
