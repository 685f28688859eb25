"""PostgreSQL crashes and comes back while people work: errors only in the gap, nothing lost, nothing done twice, and
everybody goes on by themselves."""

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from time import monotonic, sleep

import pytest

from tests.journeys import prepared, tables
from tests.journeys.acts import ACTS, Cast
from tests.journeys.full_print import FullPrint
from tests.journeys.house import House
from tests.journeys.people import LOST, Reader, Staff, fresh_token
from tests.journeys.test_kills import answer_to, promises_are_kept, the_shelf_is_right
from tests.postgres import Cluster

# Real processes, and a server that is stopped and started.
pytestmark = [pytest.mark.slow, pytest.mark.postgres, pytest.mark.xdist_group("restarts")]

RESTARTS = 3


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    """A server for these tests alone, which keeps what it has confirmed when it crashes."""
    with Cluster(synchronous_commit="on") as cluster, pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "SERVER", cluster.url())
        yield cluster


@pytest.fixture(scope="module")
def folder(server, tmp_path_factory) -> Path:
    """Where a newsroom lies prepared."""
    folder: Path = tmp_path_factory.mktemp("restarts")
    prepared.prepare(folder / "prepared")
    return folder


@pytest.fixture(scope="module")
def full_print(folder) -> Iterator[FullPrint]:
    """A second press to compare with."""
    press = FullPrint(prepared.copy(folder / "prepared", folder / "reference"))
    yield press
    press.close()


@pytest.fixture(scope="module")
def cast(folder) -> Iterator[Cast]:
    """A newsroom at work, and its people."""
    with House(prepared.copy(folder / "prepared", folder / "newsroom")) as house:
        cast = Cast(house, Staff(house), Staff(house), random.Random(1))
        cast.editor.log_in("editor")
        cast.moderator.log_in("moderator")
        yield cast


@pytest.mark.parametrize("act", ["publish", "move", "bulk_publish", "scheduled", "approve", "comment", "vote"])
def test_what_is_being_done_when_it_crashes_is_done_wholly_or_not_at_all(server, cast, full_print, act):
    course = ACTS[act](cast)
    with cast.house.at_rest():
        request = next(course)
    with ThreadPoolExecutor(1) as sender:
        sent = sender.submit(answer_to, request)
        sleep(cast.chance.uniform(0, 0.2))
        server.restart()
        answer = sent.result()
    with cast.house.at_rest():
        pass
    with pytest.raises(StopIteration):
        course.send(answer)
    the_shelf_is_right(cast.house, full_print)
    promises_are_kept(cast)


def test_readers_lose_no_comment_and_are_refused_only_in_the_gap(server, cast, full_print):
    with cast.house.at_rest():  # the tests before this one have crashed the server too
        [story] = cast.live_stories(1)
    writer, over = Writer(cast.house, story), Event()
    with ThreadPoolExecutor(2) as people:
        reading = people.submit(read_until, over, Reader(cast.house))
        writing = people.submit(writer.write_until, over)
        gaps = []
        for _number in range(RESTARTS):
            sleep(0.5)
            began = monotonic()
            server.restart()
            gaps.append((began, monotonic()))
            writer.wait_for_another()
        over.set()
        assert reading.result() > 50
        writing.result()
    assert len(writer.receipts) == len(writer.sent) > RESTARTS
    for text, receipt in writer.receipts.items():
        assert cast.house.one("SELECT count(*) FROM discussion_comment WHERE text = ?", text) == 1
        assert text in Reader(cast.house).get(receipt).text
    outside = [(a, b) for a, b in writer.refusals if not any(a <= back + 1 and gone <= b for gone, back in gaps)]
    assert outside == [], f"refused although the database was there, in gaps {gaps}"
    the_shelf_is_right(cast.house, full_print)


def test_background_tasks_go_on_afterwards(server, cast):
    server.restart()
    cast.house.wait_until_open()
    [story] = cast.live_stories(1)
    cast.save(story, action="publish", title=cast.new_headline())
    waiting = "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status = 'READY'"
    began = "SELECT count(*) FROM django_tasks_database_dbtaskresult"
    assert cast.house.one(began) > 0
    cast.house.wait(lambda: cast.house.one(waiting) == 0, "Background tasks are not taken up again")


class Writer:
    """A reader who sends comment after comment, each until its receipt has come."""

    def __init__(self, house: House, story: int) -> None:
        self.house, self.story = house, story
        self.sent: list[str] = []
        self.receipts: dict[str, str] = {}
        self.refusals: list[tuple[float, float]] = []  # when each was sent and refused

    def write_until(self, over: Event) -> None:
        """Go on until the day is over; the last one is brought to its end."""
        while not over.is_set():
            text = f"What I think while it restarts, no. {len(self.sent)}"
            self.sent.append(text)
            self.receipts[text] = self.send(text, fresh_token())

    def send(self, text: str, token: str) -> str:
        """Send one comment as often as it takes; the address of its receipt."""
        reader = Reader(self.house)
        while True:
            began = monotonic()
            try:
                answer = reader.comment(self.story, text, token)
            except LOST:
                self.refusals.append((began, monotonic()))
                continue
            if answer.status == 303:
                return answer.location
            assert answer.status == 503, f"{answer.status}: {answer.text[:500]}"
            self.refusals.append((began, monotonic()))
            sleep(0.02)

    def wait_for_another(self) -> None:
        """Wait until a comment that was begun now has its receipt."""
        number = len(self.receipts)
        self.house.wait(lambda: len(self.receipts) > number + 1, "No more comments are taken")


def read_until(over: Event, reader: Reader) -> int:
    """Read the front page all the time; how often."""
    count = 0
    while not over.is_set():
        assert reader.get("/en/").status == 200
        count += 1
        sleep(0.005)
    return count
