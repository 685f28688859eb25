"""Do the same with several things at once, in threads that nobody has to wait for at the end."""

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def at_once(
    work: Callable[[Item], Result], items: Sequence[Item], threads: int, *, goes_on_after: tuple[type[Exception], ...]
) -> Iterator[tuple[Item, Result | Exception]]:
    """Yields each thing with what came of it, as it comes; an error of another kind than those leaves out the rest.

    The threads do not keep the process from ending: whoever uses this must bear being killed in the middle.
    """
    todo, done, has_stopped = (
        iter(items),
        queue.SimpleQueue[tuple[Item, Result | Exception] | None](),
        threading.Event(),
    )
    turn = threading.Lock()

    def run() -> None:
        while not has_stopped.is_set():
            with turn:
                item = next(todo, None)
            if item is None:
                break
            try:
                result: Result | Exception = work(item)
            except Exception as error:  # for whoever asked to raise or to report
                result = error
                if not isinstance(error, goes_on_after):
                    has_stopped.set()
            done.put((item, result))
        done.put(None)

    running = min(threads, len(items))
    for number in range(running):
        threading.Thread(target=run, name=f"at-once-{number}", daemon=True).start()
    while running:
        if (pair := done.get()) is None:
            running -= 1
        else:
            yield pair
