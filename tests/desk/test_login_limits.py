"""Login is slow for attackers only: limits come before hashing, and nobody is shut out for good."""

import gc
import threading

import pytest

from courant.desk import login_limits
from courant.desk.login_limits import A_DAY, BURST, FORGOTTEN, FREE, LONGEST, RATE, Limits, TooMany


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def limits(clock):
    return Limits(clock)


def fails(limits, account="editor", place="192.0.2.1", *, is_known=True):
    with limits.one_try(account, place, is_known=is_known):
        pass


def succeeds(limits, account="editor", place="192.0.2.1", *, is_known=True):
    with limits.one_try(account, place, is_known=is_known) as attempt:
        attempt.has_succeeded = True


def test_waits_grow_and_end(limits, clock):
    for _ in range(FREE):
        fails(limits)
    waits = []
    for _ in range(10):
        with pytest.raises(TooMany) as refused:
            fails(limits)
        waits.append(refused.value.wait)
        clock.now += refused.value.wait
        fails(limits)
    assert waits == sorted(waits) and waits[-1] <= LONGEST + 1
    clock.now += LONGEST
    succeeds(limits)
    fails(limits)


def test_a_try_that_was_refused_does_not_lengthen_the_wait(limits, clock):
    for _ in range(FREE + 3):
        clock.now += LONGEST
        fails(limits)
    for _ in range(1000):
        with pytest.raises(TooMany):
            fails(limits)
    clock.now += 9
    succeeds(limits)


def test_an_account_tried_elsewhere_is_not_shut_here(limits, clock):
    for _ in range(FREE):
        fails(limits, place="192.0.2.66")
    with pytest.raises(TooMany):
        fails(limits, place="192.0.2.66")
    succeeds(limits, place="192.0.2.1")
    succeeds(limits, "reporter", place="192.0.2.66")


def test_strangers_share_a_budget_and_known_browsers_do_not_need_it(limits, clock):
    for number in range(BURST):
        fails(limits, f"guess-{number}", f"192.0.2.{number}", is_known=False)
    with pytest.raises(TooMany) as refused:
        fails(limits, "guess", "198.51.100.1", is_known=False)
    assert refused.value.wait <= 1 / RATE + 1
    succeeds(limits, place="mark of a browser", is_known=True)
    clock.now += 1 / RATE
    fails(limits, "guess", "198.51.100.1", is_known=False)


def test_one_password_is_hashed_at_a_time_and_one_waits(limits):
    entered, leave = threading.Event(), threading.Event()

    def first():
        with limits.one_try("a", "1", is_known=True):
            entered.set()
            leave.wait(5)

    one, two = threading.Thread(target=first), threading.Thread(target=fails, args=(limits, "b"))
    one.start()
    entered.wait(5)
    two.start()
    while limits._inside._value:
        pass
    with pytest.raises(TooMany):
        fails(limits, "c")
    leave.set()
    one.join(), two.join()
    fails(limits, "c")


def test_no_address_and_no_name_is_in_memory_and_all_goes_with_the_salt(limits, clock):
    account, place = "".join(["some", "body-in-", "particular"]), ".".join(["203", "0", "113", "77"])
    for _ in range(FREE):
        fails(limits, account, place)
    kept = gc.get_referents(vars(limits), limits._failures, *limits._failures.values())
    assert not [thing for thing in kept if isinstance(thing, str | bytes) and account in repr(thing)]
    assert account not in repr(vars(limits)) and place not in repr(vars(limits))
    salt = limits._salt
    clock.now += A_DAY
    fails(limits, "another")
    assert limits._salt != salt and len(limits._failures) == 1


def test_memory_is_bounded_and_the_oldest_go_first(limits, clock, monkeypatch):
    monkeypatch.setattr(login_limits, "MOST", 50)
    for number in range(200):
        clock.now += 1
        fails(limits, f"guess-{number}")
    assert len(limits._failures) <= 50
    clock.now += FORGOTTEN
    fails(limits, "last")
    assert len(limits._failures) == 1
