"""Fifty tries a second to log in: readers do not notice, and most tries are refused before anything is hashed."""

import threading
from concurrent.futures import ThreadPoolExecutor
from time import monotonic, sleep

import pytest

from courant.desk.login_limits import BURST, RATE
from tests.journeys import prepared
from tests.journeys.house import House
from tests.journeys.people import Reader, Staff

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("kills")]  # a real newsroom, attacked for some seconds

SECONDS = 4.0
TRIES = 50  # a second
WITHIN = 0.2  # seconds: what PROMISES.md asks of a reader's p99 under a flood


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    folder = tmp_path_factory.mktemp("attacked")
    prepared.prepare(folder / "newsroom")
    with House(folder / "newsroom") as house:
        yield house


def test_fifty_tries_a_second_are_slow_for_nobody_else(house):
    over, attacker = threading.Event(), Staff(house)
    attacker.get("/desk/login/")
    with ThreadPoolExecutor(9) as people:
        reading = people.submit(times_of_reading, house, over)
        began, sent = monotonic(), []
        while (now := monotonic() - began) < SECONDS:
            if len(sent) < now * TRIES:
                sent.append(people.submit(a_try, attacker, len(sent)))
            sleep(0.002)
        answers = [one.result() for one in sent]
        took = monotonic() - began
        over.set()
        times = sorted(reading.result())
    assert times[int(len(times) * 0.99)] < WITHIN, f"p50 {times[len(times) // 2]:.3f}, worst {times[-3:]}"
    hashed = sum(1 for status, _wait in answers if status == 200)
    assert hashed <= BURST + RATE * took + 2, f"{hashed} of {len(answers)} were hashed"
    refused = [wait for status, wait in answers if status == 429]
    assert len(refused) + hashed == len(answers) and len(refused) > len(answers) / 2
    assert all(1 <= int(wait) <= 60 for wait in refused)


def a_try(attacker, number):
    """Another name each time, as who guesses does; the status, and the wait that was named."""
    form = {"username": f"guess-{number}", "password": "guess", "csrfmiddlewaretoken": attacker.cookies["csrftoken"]}
    answer = attacker.post("/desk/login/", form)
    wait = answer.text.partition("Wait for ")[2].partition(" ")[0]
    return answer.status, wait


def times_of_reading(house, over):
    """Seconds that each look at the front page takes."""
    reader, times = Reader(house), []
    while not over.is_set():
        began = monotonic()
        assert reader.get("/en/").status == 200
        times.append(monotonic() - began)
        sleep(0.01)
    return times
