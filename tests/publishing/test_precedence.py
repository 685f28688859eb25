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


def test_a_long_print_is_not_waited_out(ours, monkeypatch):
    monkeypatch.setattr(precedence, "LONGEST", 0.05)
    with ours.taken():
        ours.give_way()
        ours.give_way()
