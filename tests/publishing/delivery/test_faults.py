"""With the store slow, absent, or cut off in the middle: the last good site stays, and everything arrives later."""

import signal
import subprocess
import sys
from contextlib import closing
from random import Random

import pytest

from courant.publishing.delivery import delivery as delivery_module
from courant.publishing.delivery.courier import FIRST_PAUSE, LONGEST_PAUSE, Courier, delivery_to
from courant.publishing.delivery.delivery import Stopped
from courant.publishing.delivery.object_store import Unreachable
from tests.journeys.prepared import ROOT
from tests.press import operations
from tests.publishing.delivery.newsroom import differences, files_of

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("object store")]  # a store that does not answer takes a while


def absent(line):
    line.die()


def slow(line):
    line.delay = 3.0  # longer than anybody waits for an answer


def cutting(line):
    line.cut_after = 2000  # in the middle of a page


def losing_answers(line):
    line.loses_answers = True


FAULTS = [absent, slow, cutting, losing_answers]


@pytest.mark.parametrize("fault", FAULTS)
def test_no_object_is_ever_half_and_everything_arrives_later(printed, delivered, hasty, line, fault, landlord, bucket):
    before = printed.files()
    printed.change(operations.publish, Random(3))
    printed.change(operations.unpublish, Random(3))
    fault(line)
    with pytest.raises(Unreachable):
        hasty.run()
    after = printed.files()
    for path, content in objects_of(landlord, bucket).items():
        assert content in (before.get(path), after.get(path)), f"{path} is neither as it was nor as it will be"
    line.revive()
    delivered.run()
    assert differences(delivered.store, printed.shelf) == []


def objects_of(landlord, bucket):
    """What is in the bucket, asked for at the store itself."""
    keys = [item["Key"] for item in landlord.list_objects_v2(Bucket=bucket.bucket)["Contents"]]
    return {f"/{key}": landlord.get_object(Bucket=bucket.bucket, Key=key)["Body"].read() for key in keys}


@pytest.mark.parametrize("fault", [cutting, losing_answers])
def test_what_the_store_acknowledged_before_the_line_broke_is_not_sent_again(printed, delivery, hasty, line, fault):
    with pytest.raises(Unreachable):
        hasty.run(lambda done, of: fault(line) if done >= 40 else None)
    acknowledged = len(printed.files()) - delivery.ledger.count()
    assert acknowledged >= 40
    line.revive()
    line.requests.clear()
    delivery.run()
    assert len(set(line.asked_for("PUT"))) == len(printed.files()) - acknowledged
    assert differences(delivery.store, printed.shelf) == []


def test_a_story_taken_down_while_the_store_was_absent_is_gone_from_it_afterwards(printed, delivered, hasty, line):
    story = printed.newsroom.stories("edition:en")[-1]
    assert f"{story.path}story.json" in files_of(delivered.store)
    line.die()
    printed.take(printed.newsroom.change(gone=[story.key]))
    with pytest.raises(Unreachable):
        hasty.run()
    line.revive()
    delivered.run()
    left = files_of(delivered.store)
    assert [path for path, content in left.items() if story.headline.encode() in content] == []
    assert f"{story.path}story.json" not in left
    assert differences(delivered.store, printed.shelf) == []


def test_what_was_sent_unheard_and_then_changed_back_is_put_right(printed, delivered, hasty, line):
    path, old = "/en/", printed.shelf.read("/en/")
    story = printed.newsroom.stories("edition:en")[-1]
    line.loses_answers = True
    printed.take(printed.newsroom.edit(story.key, headline="Sent, and nobody heard of it"))
    with pytest.raises(Unreachable):
        hasty.run()
    printed.take(printed.newsroom.edit(story.key, headline=story.headline))
    line.revive()
    delivered.run()
    assert printed.shelf.read(path) == old
    assert differences(delivered.store, printed.shelf) == []


# The courier, who comes again


def test_an_absent_store_is_reported_once_and_visited_ever_more_rarely(printed, delivered, hasty, line, caplog):
    printed.change(operations.retitle, Random(1))
    line.die()
    courier = Courier(hasty)
    with caplog.at_level("INFO", "courant"):
        waits = [courier.turn() for _ in range(8)]
        assert waits[:3] == [FIRST_PAUSE, 2 * FIRST_PAUSE, 4 * FIRST_PAUSE] and waits[-1] == LONGEST_PAUSE
        assert len(caplog.records) == 1 and delivered.place in caplog.text
        state = delivered.ledger.state()
        assert state.waiting > 0 and state.since and delivered.place in state.failure
        line.revive()
        courier.turn()
    assert "Delivering again" in caplog.text and not courier.pause
    assert delivered.ledger.state().failure == ""
    assert differences(delivered.store, printed.shelf) == []


def test_printing_waits_for_no_answer_of_the_store(printed, delivered, line):
    """Twelve changes are on the shelf before the courier has been told anything of the first, and before it gives up."""
    line.delay = 60.0
    courier = Courier(delivered)
    printed.change(operations.publish, Random(3))
    courier.start()
    for number in range(12):
        printed.change(operations.retitle, Random(number))
        courier.bell.set()
    assert line.requests == [] and courier.pause == 0 and courier.thread.is_alive()
    line.die()
    courier.stop()


# Another one leads


@pytest.fixture
def asked_each_time(monkeypatch):
    """No clock decides here when it is asked again."""
    monkeypatch.setattr(delivery_module, "ASK_EVERY", 0.0)


def test_one_that_does_not_lead_any_more_sends_and_removes_nothing(printed, delivered, line, caplog):
    before = files_of(delivered.store)
    printed.change(operations.publish, Random(3))
    printed.change(operations.unpublish, Random(3))
    delivered.may_go_on = lambda: False
    line.requests.clear()
    courier = Courier(delivered)
    delivered.asked = float("-inf")
    assert courier.turn() == FIRST_PAUSE and "does not lead the printing" in caplog.text
    assert line.requests == [] and files_of(delivered.store) == before
    delivered.may_go_on, delivered.asked = lambda: True, float("-inf")
    courier.turn()
    assert differences(delivered.store, printed.shelf) == []


def test_one_that_loses_the_lead_in_the_middle_begins_nothing_more(printed, delivery, line, asked_each_time):
    answers = iter([True] * 20)
    delivery.may_go_on = lambda: next(answers, False)
    with pytest.raises(Stopped):
        delivery.run()
    assert 0 < len(line.asked_for("PUT")) < len(printed.files()), "no more than a chunk"
    delivery.may_go_on = lambda: True
    delivery.run()
    assert differences(delivery.store, printed.shelf) == []


def test_a_courier_that_rests_or_stops_begins_nothing_more(printed, delivery, line):
    courier = Courier(delivery)
    courier.rest(True)
    courier.turn()
    assert line.asked_for("PUT") == []
    courier.rest(False)
    courier.turn()
    assert differences(delivery.store, printed.shelf) == []


# Killed


@pytest.mark.parametrize("acknowledged", [1, 30, 90])
def test_killed_at_any_moment_it_goes_on_without_sending_again_what_was_acknowledged(
    printed, bucket, store, line, acknowledged
):
    kill_after(printed.data, bucket, acknowledged)
    line.requests.clear()
    with closing(delivery_to(store, printed.data)) as delivery:
        delivery.run()
    assert len(set(line.asked_for("PUT"))) == len(printed.files()) - acknowledged
    assert line.count("GET") == 0
    assert differences(store, printed.shelf) == []


def kill_after(data, bucket, acknowledged):
    """Deliver in another process, which kills itself as soon as so many objects were acknowledged."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.publishing.delivery.killed", data, bucket.bucket, bucket.endpoint, str(acknowledged)],
        cwd=ROOT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL, done.stderr
