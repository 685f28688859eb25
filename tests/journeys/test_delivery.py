"""A newsroom at work whose worker delivers to an object store, killed and cut off: the bucket becomes the folder."""

import os
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from courant.press.shelf import FolderShelf
from courant.publishing.delivery.object_store import ObjectStore, Place
from tests.journeys import prepared
from tests.journeys.acts import ACTS, Cast
from tests.journeys.house import House
from tests.journeys.killing.sitecustomize import MOMENTS
from tests.journeys.people import Staff
from tests.journeys.tables import read_only
from tests.journeys.test_kills import kill_during
from tests.object_store.line import Line
from tests.object_store.running import KEYS, landlord, swift
from tests.publishing.delivery.newsroom import differences

__all__ = ["landlord", "swift"]
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("deliveries")]  # real processes, started again after each kill

IS_TORTURE = os.environ.get("COURANT_TORTURE") == "1"
KILLS = 40
AT_DELIVERY = ["worker", *(moment for moment in MOMENTS if moment.startswith("worker/object"))]
PLACE = "printed-by-the-house"


@pytest.fixture(scope="module")
def line(swift) -> Iterator[Line]:
    """The house's line to the store."""
    with Line(swift) as line:
        yield line


@pytest.fixture(scope="module")
def cast(tmp_path_factory, landlord, line) -> Iterator[Cast]:
    """A newsroom whose worker delivers, and its people."""
    landlord.create_bucket(Bucket=PLACE)
    folder = tmp_path_factory.mktemp("deliveries")
    prepared.prepare(folder / "prepared")
    data = prepared.copy(folder / "prepared", folder / "newsroom")
    shelf = {"COURANT_SHELF": f"s3://{PLACE}", "COURANT_SHELF_ENDPOINT": f"http://127.0.0.1:{line.port}"}
    with House(data, **shelf, **KEYS) as house:
        cast = Cast(house, Staff(house), Staff(house), random.Random(1))
        cast.editor.log_in("editor")
        cast.moderator.log_in("moderator")
        yield cast


@pytest.fixture
def store(line, monkeypatch) -> Iterator[ObjectStore]:
    """The bucket."""
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    with closing(ObjectStore(Place(PLACE, endpoint=f"http://127.0.0.1:{line.port}"))) as store:
        yield store


@pytest.mark.parametrize(
    ("act", "moment", "let_pass"),
    [
        ("publish", "worker/object announced, not sent", 1),
        ("unpublish", "worker/object sent, not acknowledged", 3),
        ("move", "worker/object acknowledged", 5),
    ],
)
def test_a_worker_killed_while_it_delivers_leaves_nothing_undelivered(cast, store, act, moment, let_pass):
    survive(cast, store, act, moment, let_pass)


def test_people_publish_and_read_while_the_store_is_absent_and_it_all_arrives_later(cast, store, line):
    line.die()
    try:
        for act in ("publish", "unpublish", "approve"):
            go_through(cast, act)
        with cast.house.at_rest():
            assert waiting_in(cast.house.data) != 0
    finally:
        line.revive()
    the_bucket_is_the_folder(cast.house, store)


@pytest.mark.torture
@pytest.mark.skipif(not IS_TORTURE, reason="forty kills take some minutes: COURANT_TORTURE=1")
@pytest.mark.parametrize("number", range(KILLS))
def test_a_kill_by_chance_on_a_line_that_is_bad_by_chance(cast, store, line, number):
    chance = random.Random(number)
    [line.die, lambda: setattr(line, "cut_after", 3000), lambda: setattr(line, "loses_answers", True), line.hang_up][
        number % 4
    ]()
    go_through(cast, chance.choice(["publish", "move", "approve"]))
    line.revive()
    survive(cast, store, list(ACTS)[number % len(ACTS)], chance.choice(AT_DELIVERY), chance.choice([0, 1, 2, 5, 12]))


def survive(cast: Cast, store: ObjectStore, act: str, moment: str, let_pass: int) -> None:
    """Do something, be killed while it is delivered, and compare."""
    the_bucket_is_the_folder(cast.house, store)
    course = ACTS[act](cast)
    answer = kill_during(cast, next(course), moment, let_pass)
    with cast.house.at_rest():
        pass
    with pytest.raises(StopIteration):
        course.send(answer)
    the_bucket_is_the_folder(cast.house, store)


def go_through(cast: Cast, act: str) -> None:
    """Do something with nobody being killed."""
    course = ACTS[act](cast)
    answer = next(course)()
    with cast.house.at_rest():
        pass
    with pytest.raises(StopIteration):
        course.send(answer)


def the_bucket_is_the_folder(house: House, store: ObjectStore) -> None:
    """Once everything has arrived, byte for byte."""
    with house.at_rest():
        house.wait(lambda: waiting_in(house.data) == 0, "Objects are still waiting to be delivered")
        assert differences(store, FolderShelf(house.data / "current" / "site")) == []


def waiting_in(data: Path) -> int | None:
    """How many objects wait; None where the delivery has not yet looked at all that is printed."""
    try:
        with closing(read_only(data / "delivery.sqlite3")) as ledger, closing(manifest_of(data)) as manifest:
            facts = dict(ledger.execute("SELECT name, value FROM facts"))
            tree = manifest.execute("SELECT value FROM facts WHERE name = 'identity'").fetchone()[0]
            latest = manifest.execute("SELECT coalesce(max(number), 0) FROM file_changes").fetchone()[0]
            if facts.get("tree") == tree and int(facts["number"]) == latest:
                return int(ledger.execute("SELECT count(*) FROM waiting").fetchone()[0])
    except sqlite3.OperationalError:  # not made yet
        pass
    return None


def manifest_of(data: Path) -> sqlite3.Connection:
    return read_only(data / "current" / "manifest.sqlite3")
