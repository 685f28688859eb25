"""What can wait gives way to the printing."""

import threading
from time import monotonic

import pytest

from courant.publishing import precedence
from courant.publishing.precedence import Precedence


@pytest.fixture
def ours():
    return Precedence()


def test_nobody_waits_while_nothing_is_printed(ours, monkeypatch):
    monkeypatch.setattr(precedence, "LONGEST", 60.0)
    began = monotonic()
    ours.give_way()
    with pytest.raises(ZeroDivisionError), ours.taken():
        raise ZeroDivisionError
    ours.give_way()
    assert monotonic() - began < 30


def test_what_can_wait_goes_on_when_the_printing_has_ended(ours, monkeypatch):
    monkeypatch.setattr(precedence, "LONGEST", 60.0)
    order = []

    def waits():
        ours.give_way()
        order.append("waited")

    waiting = threading.Thread(target=waits, daemon=True)
    with ours.taken():
        waiting.start()
        waiting.join(0.2)
        order.append("printed")
    waiting.join(30)
    assert order == ["printed", "waited"]


def test_a_long_print_is_waited_for_once_however_much_there_is_to_do(monkeypatch):
    monkeypatch.setattr(precedence, "LONGEST", 60.0)
    now = 100.0
    ours = Precedence(clock=lambda: now)

    def ten_times():
        for _ in range(10):
            ours.give_way()

    with ours.taken():
        now += 60.0
        going_on = threading.Thread(target=ten_times, daemon=True)
        going_on.start()
        going_on.join(20)
        assert not going_on.is_alive(), "it waits again for a print that it has waited for"
    with ours.taken():
        waiting = threading.Thread(target=ours.give_way, daemon=True)
        waiting.start()
        waiting.join(0.2)
        assert waiting.is_alive(), "the next print goes first again"
    waiting.join(20)
    assert not waiting.is_alive()
