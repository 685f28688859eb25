"""How far those who read the desk's stories may be ahead of whoever takes what they made; all else of it is tested with whole
prints (test_releases.py)."""

from concurrent.futures import Future

import pytest

from courant.publishing.gathering import in_order


def test_what_is_made_comes_in_order_and_only_so_much_of_it_waits_in_memory():
    begun = []

    def begin_one(chunk):
        begun.append(chunk)
        future = Future()
        future.set_result(bytes(chunk))  # made at once: the readers are as quick as can be
        return future

    taken = in_order(begin_one, [[number] for number in range(10)], 3)
    for number in range(10):
        assert next(taken) == bytes([number])
        assert len(begun) <= number + 3
    assert next(taken, None) is None and len(begun) == 10


def test_what_waits_is_called_off_where_one_fails():
    futures = [Future() for _number in range(4)]
    futures[0].set_exception(OSError("the database is gone"))
    taken = in_order(lambda chunk: futures[chunk[0]], [[number] for number in range(4)], 3)
    with pytest.raises(OSError, match="gone"):
        next(taken)
    assert [future.cancelled() for future in futures] == [False, True, True, False]  # the last was never begun
