"""The stamp on a comment: bound to all that it says it is, and cheap to verify."""

from time import process_time

import pytest

from courant.lib import stamps

BOUND = {"story_id": "12", "token": "t" * 43, "policy_version": 3, "text": "عبرته هذا الصباح.\nالجسر مفتوح."}


@pytest.fixture(scope="module")
def stamp():
    return stamps.compute(**BOUND)


def test_a_stamp_is_good_for_what_it_was_computed_for(stamp):
    assert stamps.is_good(stamp, **BOUND)
    assert stamps.is_good(stamp, **BOUND | {"text": BOUND["text"].replace("\n", "\r\n")}), "forms send CRLF"


def test_a_stamp_is_good_for_nothing_else():
    """One of 128 would do by chance: so many others that chance cannot help."""
    others = [{"text": f"{BOUND['text']} {number}"} for number in range(10)]
    others += [{"token": f"{number:043}"} for number in range(10)] + [{"story_id": f"{number}"} for number in range(10)]
    others += [{"policy_version": number} for number in range(10, 20)]
    stamp = stamps.compute(**BOUND)
    assert sum(stamps.is_good(stamp, **BOUND | other) for other in others) < 8


@pytest.mark.parametrize("stamp", ["", "x", "-1", "1.0", "1e3", "١", "1000000", " 1"])
def test_what_is_no_number_is_no_stamp(stamp):
    assert not stamps.is_good(stamp, **BOUND)


def test_work_is_bounded_on_average_and_verifying_is_one_try(stamp):
    tries = [int(stamps.compute(**BOUND | {"token": f"{number:043}"})) + 1 for number in range(30)]
    assert 40 < sum(tries) / len(tries) < 400, "about 128"
    began = process_time()
    for _ in range(20):
        stamps.is_good(stamp, **BOUND)
    assert (process_time() - began) / 20 < 0.005
