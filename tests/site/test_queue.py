import asyncio
import threading

import pytest

from courant.site.queue import Full, Places, Queue
from tests.site.makers import finished


def test_who_finds_no_place_is_told_at_once():
    places = Places(1)
    with places.one(), pytest.raises(Full), places.one():
        raise AssertionError("there were two places")
    with places.one():
        pass


def test_work_beyond_the_queue_is_refused_and_the_rest_is_done():
    async def run():
        queue, go_on = Queue(threads=1, waiting=2, arriving=1), threading.Event()
        tasks = [asyncio.ensure_future(queue.run(go_on.wait, 10)) for _ in range(3)]
        await asyncio.sleep(0)
        with pytest.raises(Full):
            await queue.run(go_on.wait, 10)
        go_on.set()
        return await asyncio.gather(*tasks), await queue.run(str, 5)

    assert finished(run()) == ([True, True, True], "5")
