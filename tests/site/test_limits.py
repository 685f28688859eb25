"""Limits by address: how much, whose, and that nothing of them lasts."""

import pytest

from courant.site import limits
from courant.site.limits import LIFE, MOST, OF_ALL_SHARED, OF_ONE, OF_RETURNS, SHARED, Limits, sender

MARKED = "192.0.2.77"


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def counted(clock):
    return Limits(clock)


def test_it_lets_some_through_at_once_and_then_one_after_each_pause(counted, clock):
    assert not any(counted.wait(MARKED) for _ in range(OF_ONE.at_once))
    assert counted.wait(MARKED) == pytest.approx(OF_ONE.pause)
    assert counted.wait(MARKED) == pytest.approx(OF_ONE.pause), "what is too early is not held against anybody"
    clock.now += OF_ONE.pause
    assert counted.wait(MARKED) == 0
    assert counted.wait(MARKED) > 0


def test_addresses_do_not_pay_for_each_other(counted):
    for _ in range(OF_ONE.at_once + 1):
        counted.wait(MARKED)
    assert counted.wait(MARKED) > 0
    assert counted.wait("192.0.2.78") == 0


def test_a_look_counts_nothing(counted):
    assert not any(counted.wait_of(MARKED) for _ in range(OF_ONE.at_once * 3))
    assert counted.wait(MARKED) == 0


def test_those_who_cannot_be_told_apart_have_a_larger_share_together(counted):
    assert not any(counted.wait(SHARED) for _ in range(OF_ALL_SHARED.at_once))
    assert 0 < counted.wait(SHARED) <= OF_ALL_SHARED.pause


def test_few_get_their_text_back_while_many_are_told_to_wait(counted, clock):
    assert [counted.may_return() for _ in range(OF_RETURNS.at_once + 5)].count(True) == OF_RETURNS.at_once
    assert counted.is_beyond_returning()
    clock.now += OF_RETURNS.pause * 2
    assert counted.may_return()


def test_no_address_is_kept_and_after_half_a_day_not_even_a_hash(counted, clock):
    for _ in range(OF_ONE.at_once):
        counted.wait(MARKED)
    kept = repr(vars(counted))
    assert MARKED not in kept
    salt = counted._salt
    clock.now += LIFE
    counted.forget()
    assert counted._used == {} and counted._salt != salt
    assert counted.wait_of(MARKED) == 0


def test_a_flood_from_everywhere_does_not_fill_the_memory(counted, monkeypatch):
    monkeypatch.setattr(limits, "MOST", 100)
    for number in range(1000):
        counted.wait(f"198.51.{number // 250}.{number % 250}")
        assert len(counted._used) <= 101
    assert MOST >= 100_000


@pytest.mark.parametrize(("client", "whose"), [
    ("203.0.113.9:50000", SHARED),  # a network for documents counts as private
    ("8.8.4.4:50000", "8.8.4.4"), ("[2a01:4f8:c0c:1234:5::6]:443", "2a01:04f8:0c0c:1234"),
    ("2a01:4f8:c0c:1234:5::7:443", "2a01:04f8:0c0c:1234"), ("[::ffff:8.8.4.4]:1", "8.8.4.4"),
    ("127.0.0.1:5", SHARED), ("[::1]:5", SHARED), ("172.17.0.1:5", SHARED), ("unix:", SHARED), ("", SHARED),
])  # fmt: skip
def test_whose_share_a_request_uses_up_without_a_header(client, whose):
    assert sender(client, {"x-real-ip": "9.9.9.9"}) == whose


@pytest.mark.parametrize(("client", "value", "whose"), [
    ("127.0.0.1:5", "9.9.9.9", "9.9.9.9"), ("10.0.0.3:5", "9.9.9.9", "9.9.9.9"),
    ("127.0.0.1:5", "1.2.3.4, 9.9.9.9", "9.9.9.9"),  # what stands before was sent by the reader
    ("127.0.0.1:5", "fc00:dead:beef:4dad::1:2", "fc00:dead:beef:4dad::1:2"),  # a circuit of Tor
    ("127.0.0.1:5", "", SHARED), ("127.0.0.1:5", "nonsense", SHARED), ("127.0.0.1:5", "127.0.0.1", SHARED),
    ("8.8.4.4:5", "9.9.9.9", "8.8.4.4"),  # who is not a web server of ours is not believed
])  # fmt: skip
def test_the_header_of_a_web_server_in_front_is_believed_and_nobody_elses(client, value, whose):
    assert sender(client, {"x-real-ip": value}, "x-real-ip") == whose
