"""Several things at once."""

import threading

import pytest

from courant.publishing.delivery.at_once import at_once


def test_everything_is_done_and_told_with_what_came_of_it():
    assert sorted(at_once(lambda n: n * n, range(50), 4, goes_on_after=())) == [(n, n * n) for n in range(50)]


def test_as_many_are_done_at_once_as_there_are_threads_and_no_more():
    together, running, most = threading.Barrier(3, timeout=5), [], []

    def work(n):
        running.append(n)
        most.append(len(running))
        together.wait()  # breaks unless three are at it
        running.remove(n)

    assert [result for _n, result in at_once(work, range(9), 3, goes_on_after=())] == [None] * 9
    assert max(most) == 3


@pytest.mark.parametrize(("error", "done"), [(KeyError, 10), (OSError, 3)])
def test_an_error_is_handed_back_and_of_the_wrong_kind_it_leaves_out_the_rest(error, done):
    def work(n):
        if n == 2:
            raise error
        return n

    results = list(at_once(work, range(10), 1, goes_on_after=(KeyError,)))
    assert len(results) == done
    assert isinstance(results[2][1], error)


def test_nothing_to_do_is_done_at_once():
    assert list(at_once(lambda n: n, [], 4, goes_on_after=())) == []
