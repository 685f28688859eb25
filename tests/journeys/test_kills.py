"""kill -9 of the server and of the worker, while people work: afterwards the shelf is right and no promise is broken.

Eleven kills at chosen moments in every run; COURANT_TORTURE=1 makes it a hundred, at moments chosen by chance.
"""

import os
import random
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, nullcontext
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.journeys import prepared
from tests.journeys.acts import ACTS, Cast, Request
from tests.journeys.full_print import FullPrint, differences, files_in
from tests.journeys.house import House
from tests.journeys.killing.sitecustomize import MOMENTS
from tests.journeys.people import LOST, Answer, Reader, Staff

pytestmark = [
    pytest.mark.slow,
    pytest.mark.database,
    pytest.mark.xdist_group("kills"),
]  # real processes, started again after each kill

# act, moment, and how often the moment is let pass before
CHOSEN = [
    ("publish", "server/saved, not noted", 0),
    ("publish", "worker/documents made, not received", 0),
    ("unpublish", "server/saved, not noted", 0),
    ("unpublish", "worker/file not yet removed", 0),
    ("move", "server/saved, not noted", 0),
    ("scheduled", "worker/scheduled, saved, not noted", 0),
    ("bulk_publish", "server/saved, not noted", 3),
    ("approve", "worker/printed, change not cleared", 0),
    ("comment", "server/comment stored, not answered", 0),
    ("vote", "worker/file not yet renamed", 1),
]
KILLS = 100
# of one act alone; of deliveries and whole prints, which have tests of their own
ELSEWHERE = ("worker/scheduled", "worker/object", "worker/whole print")
IS_TORTURE = os.environ.get("COURANT_TORTURE") == "1"
AT_SERVER = ["server", *(moment for moment in MOMENTS if moment.startswith("server/") and "comment" not in moment)]
AT_WORKER = ["worker", *(m for m in MOMENTS if m.startswith("worker/") and not m.startswith(ELSEWHERE))]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Where a newsroom lies prepared."""
    folder: Path = tmp_path_factory.mktemp("kills")
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


@pytest.mark.parametrize(("act", "moment", "let_pass"), CHOSEN)
def test_a_kill_at_a_chosen_moment_leaves_everything_right(cast, full_print, act, moment, let_pass):
    survive(cast, full_print, act, moment, let_pass=let_pass)


def test_a_kill_in_the_middle_of_a_full_print_is_made_good_and_costs_no_earlier_tree(folder):
    data = prepared.copy(folder / "prepared", folder / "reprinted")
    # A press of its own to compare with: the other one remembers the addresses that were left in the other newsroom.
    full_print = FullPrint(prepared.copy(folder / "prepared", folder / "beside"))
    with closing(sqlite3.connect(data / "current" / "manifest.sqlite3")) as tables, tables:
        tables.execute("UPDATE facts SET value = 'another' WHERE name IN ('theme', 'foundation')")
    house = House(data)
    with closing(full_print), house.killed_at("worker/whole print, file written", let_pass=60), house:
        house.wait(lambda: len(list(house.orders.glob("worker/*"))) == 0, "The worker does not print the whole site")
        house.wait(lambda: (data / "current").resolve().name == "2", "The whole print does not go on")
        the_shelf_is_right(house, full_print)
    assert sorted(tree.name for tree in (data / "trees").iterdir()) == ["1", "2"]


@pytest.mark.torture
@pytest.mark.skipif(not IS_TORTURE, reason="a hundred kills take a quarter of an hour: COURANT_TORTURE=1")
@pytest.mark.parametrize("number", range(KILLS - len(CHOSEN) - 1))
def test_a_kill_by_chance_leaves_everything_right(cast, full_print, number):
    chance = random.Random(number)
    act = list(ACTS)[number % len(ACTS)]
    moment = chance.choice(moments_of(act))
    survive(cast, full_print, act, moment, let_pass=chance.choice([0, 0, 1, 2, 5, 12]))


def moments_of(act: str) -> list[str]:
    """The moments that may come in the course of an act."""
    if act == "comment":
        return ["server", *(moment for moment in MOMENTS if "/comment" in moment)]
    moments = AT_SERVER + AT_WORKER
    return moments + [moment for moment in MOMENTS if "/scheduled" in moment] if act == "scheduled" else moments


def survive(cast: Cast, full_print: FullPrint, act: str, moment: str, *, let_pass: int) -> None:
    """Do something, be killed, and look at everything."""
    with cast.house.at_rest():
        pass
    course = ACTS[act](cast)
    request = next(course)
    answer = kill_during(cast, request, moment, let_pass)
    with cast.house.at_rest():
        pass
    with pytest.raises(StopIteration):
        course.send(answer)
    the_shelf_is_right(cast.house, full_print)
    promises_are_kept(cast)


def kill_during(cast: Cast, request: Request, moment: str, let_pass: int) -> Answer | None:
    """Send the request and kill: at the moment where it comes, else at some moment."""
    house, is_named = cast.house, "/" in moment
    ordered = house.killed_at(moment, let_pass=let_pass) if is_named else nullcontext()
    with ThreadPoolExecutor(1) as sender, ordered:
        answer = sender.submit(answer_to, request)
        if not is_named:
            sleep(cast.chance.uniform(0, 0.4))
        elif comes(house, moment):
            return answer.result()
        victim = moment.partition("/")[0]
        house.wait(lambda: house.kill(victim), f"There is no {victim} to be killed")
        return answer.result()


def comes(house: House, moment: str) -> bool:
    """Whether a moment comes within the time that an act takes."""
    until = monotonic() + 5
    while (house.orders / moment).exists():
        if monotonic() > until:
            return False
        sleep(0.01)
    sleep(0.05)  # the order is taken just before it is carried out
    return True


def answer_to(request: Request) -> Answer | None:
    """The answer, or None where it was lost."""
    try:
        return request()
    except LOST:
        return None


def the_shelf_is_right(house: House, full_print: FullPrint) -> None:
    """The tree equals a full print, byte for byte, and nothing else lies there."""
    with house.at_rest():
        found = files_in(house.data / "current" / "site")
        assert not differences(found, full_print.of(house.data))
    assert house.one("SELECT count(*) FROM publishing_change WHERE failure != ''") == 0


def promises_are_kept(cast: Cast) -> None:
    """Every comment with a receipt is there once, its receipt answers, and sending it again gives the same one."""
    reader = Reader(cast.house)
    for receipt, (story, text, token) in cast.receipts.items():
        assert cast.house.one("SELECT count(*) FROM discussion_comment WHERE text = ?", text) == 1
        assert text in reader.get(receipt).text
        assert reader.comment(story, text, token).location == receipt
    assert reader.get("/en/").status == 200
