"""A bounded queue before a few threads: who finds it full is told so at once."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar, TypeVarTuple

Result = TypeVar("Result")
Arguments = TypeVarTuple("Arguments")


class Full(Exception):
    """As many are there as may be."""


class Places:
    """A number of places, each taken for as long as something lasts."""

    def __init__(self, number: int) -> None:
        self._free = number

    @contextmanager
    def one(self) -> Iterator[None]:
        """Take a place.

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


class Queue:
    """Requests of one kind: those whose bodies still arrive, and those at work or waiting for a thread.

    The two are counted apart, so that bodies that never end keep nobody from being served.
    """

    def __init__(self, threads: int, waiting: int, arriving: int) -> None:
        self._pool = ThreadPoolExecutor(threads, "live")
        self._places = Places(threads + waiting)
        self.arriving = Places(arriving)

    async def run(self, work: Callable[[*Arguments], Result], *arguments: *Arguments) -> Result:
        """Do the work in one of the threads.

        Raises:
            Full: too many wait for one already.
        """
        with self._places.one():
            return await asyncio.get_running_loop().run_in_executor(self._pool, work, *arguments)
