import asyncio
from io import BytesIO

import pytest

from courant.site import bodies
from courant.site.bodies import BodyRefused, read_body
from tests.site.makers import Protocol, finished


def read(*parts, declared=None, limit=100):
    async def run():
        with await read_body(Protocol(*parts), declared, limit) as body:
            return body.read()

    return finished(run())


def refusal(*parts, **options):
    with pytest.raises(BodyRefused) as caught:
        read(*parts, **options)
    return caught.value.status


def test_it_puts_the_parts_together():
    assert read(b"name=", b"", b"reader", declared="11") == b"name=reader"
    assert read(b"x" * 100) == b"x" * 100


def test_a_body_over_the_limit_is_refused_before_it_is_read():
    sender = Protocol(b"x" * 101)
    with pytest.raises(BodyRefused) as caught:
        finished(read_body(sender, "101", 100))
    assert caught.value.status == 413 and not sender.was_read


def test_a_body_that_grows_over_the_limit_is_refused():
    assert refusal(b"x" * 60, b"x" * 60) == 413


@pytest.mark.parametrize("declared", ["", "-1", "1e3", "+5", "٣", "0x10", "9" * 50])
def test_a_length_that_is_no_number_is_refused(declared):
    assert refusal(b"x", declared=declared) == 400


def test_a_body_cut_short_is_refused():
    assert refusal(b"abc", declared="5") == 400


def test_a_body_that_never_ends_is_refused_in_time(monkeypatch):
    monkeypatch.setattr(bodies, "_PATIENCE", 0.01)

    class Silent(Protocol):
        async def __aiter__(self):
            yield b"a"
            await asyncio.sleep(60)

    with pytest.raises(BodyRefused) as caught:
        finished(read_body(Silent(), "3", 100))
    assert caught.value.status == 408


def test_a_photo_never_touches_the_disk_before_it_is_cleaned():
    async def run():
        with await read_body(Protocol(*[b"x" * 30_000] * 20), "600000", bodies.STAFF_LIMIT) as body:
            return type(body)

    assert finished(run()) is BytesIO
