"""The worker: prints changes as they come, and goes on whatever happens."""

import sqlite3
import threading
from dataclasses import replace
from datetime import timedelta
from time import monotonic, sleep

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from courant.press import tree as trees
from courant.publishing import printer, releases, tasks, worker
from courant.publishing.models import Change
from courant.publishing.worker import LOOK_EVERY, Worker
from tests.desk import newsroom as make
from tests.publishing.shelves import theme_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer(monkeypatch, db):
    """A worker that has just started."""
    monkeypatch.setattr(printer, "Theme", theme_in)
    newcomer = Worker()
    newcomer.beside.begin = releases.print_site  # another process would not see the tables of a test
    yield newcomer
    if newcomer.press:
        newcomer.press.tree.close()


def page(data, story):
    return (data / "current" / "site" / story.address[1:] / "index.html").read_text()


def test_it_prints_the_whole_site_the_first_time_and_changes_from_then_on(newcomer, data):
    story = make.make_story()
    assert 0 < newcomer.turn() <= LOOK_EVERY
    tree = (data / "current").resolve()
    assert "The bridge reopens" in page(data, story)
    make.edited(story, title="The bridge closes")
    newcomer.turn()
    assert "The bridge closes" in page(data, story) and (data / "current").resolve() == tree


def test_it_prints_what_a_killed_worker_left(newcomer, data, monkeypatch):
    story = make.make_story()
    newcomer.turn()
    make.edited(story, title="The bridge closes")

    def killed(*args, **kwargs):
        raise KeyboardInterrupt

    with monkeypatch.context() as context:
        context.setattr(printer, "_receive", killed)
        with pytest.raises(KeyboardInterrupt):
            newcomer.turn()
    newcomer.press.tree.close()
    again = Worker()
    again.turn()
    again.press.tree.close()
    newcomer.press = None
    assert "The bridge closes" in page(data, story)


def test_it_looks_again_when_the_next_story_is_due(newcomer):
    story = make.make_story("On time", is_live=False)
    newcomer.turn()
    story.go_live_at = timezone.now() + timedelta(seconds=0.7)
    story.save_revision().publish()
    assert 0 < newcomer.turn() <= 0.7


def test_it_publishes_what_is_due_and_prints_it_in_the_same_turn(newcomer, data, monkeypatch):
    story = make.make_story("On time", is_live=False)
    at = timezone.now() + timedelta(minutes=5)
    story.go_live_at = at
    story.save_revision().publish()
    newcomer.turn()
    monkeypatch.setattr(timezone, "now", lambda: at)
    newcomer.turn()
    story.refresh_from_db()
    assert "On time" in page(data, story)


@pytest.mark.parametrize(
    "error", [OperationalError("database is locked"), sqlite3.OperationalError("disk full"), OSError(28, "full")]
)
def test_it_survives_a_database_that_is_away_and_a_full_disk(newcomer, data, monkeypatch, error, caplog):
    story = make.make_story()
    newcomer.turn()
    make.edited(story, title="The bridge closes")

    def fail(*args, **kwargs):
        raise error

    monkeypatch.setattr(connection, "close", lambda: None)  # it is the test's own
    with monkeypatch.context() as context:
        context.setattr(printer, "print_changes", fail)
        assert newcomer.turn() == LOOK_EVERY
    assert "The bridge reopens" in page(data, story) and "trying again" in caplog.text
    newcomer.turn()
    assert "The bridge closes" in page(data, story)
    assert not Change.objects.filter(printed_at=None).exists()


def test_a_new_theme_prints_everything_anew(newcomer, data, monkeypatch):
    make.make_story()
    newcomer.turn()
    first = (data / "current").resolve()
    tree = trees.current(data)
    tree.documents.remember("theme", "another")
    tree.close()
    newcomer.turn()
    assert (data / "current").resolve() == first, "it is looked at once a start"
    newcomer.is_released = False
    newcomer.turn()
    assert (data / "current").resolve() != first


def test_a_tree_that_somebody_else_printed_is_taken_over(newcomer, data):
    story = make.make_story()
    newcomer.turn()
    releases.print_site()
    make.edited(story, title="The bridge closes")
    newcomer.turn()
    assert "The bridge closes" in page(data, story) and newcomer.press.tree.name == (data / "current").resolve().name


@pytest.mark.django_db(transaction=True)
def test_a_change_is_on_the_shelf_soon_after_the_bell(newcomer, data, settings):
    """The loop as it runs, without its signals and tasks."""
    story = make.make_story()
    newcomer.turn()
    bell = worker.Bell(settings.COURANT.wake)

    def run():
        while newcomer.is_running:
            bell.wait(newcomer.turn())
        newcomer.press.tree.close()
        newcomer.press = None
        connection.close()

    newcomer.press.tree.close()
    newcomer.press = None
    thread = threading.Thread(target=run)
    thread.start()
    try:
        make.edited(story, title="The bridge closes")
        since = monotonic()
        while "The bridge closes" not in page(data, story) and monotonic() - since < 10:
            sleep(0.01)
        assert "The bridge closes" in page(data, story)
    finally:
        newcomer.stop(15, None)
        thread.join()
        bell.socket.close()


def task(status, **fields):
    return DBTaskResult.objects.create(
        status=status, args_kwargs={"args": [], "kwargs": {}}, task_path="wagtail.tasks.update_reference_index_task",
        queue_name="default", backend_name="default", **{"worker_ids": ["courant"]} | fields,
    )  # fmt: skip


def test_tasks_that_a_killed_worker_had_begun_run_again(settings):
    settings.COURANT = replace(settings.COURANT, database="")
    begun, done = task("RUNNING", started_at=timezone.now()), task("SUCCESSFUL", finished_at=timezone.now())
    waiting = task("READY", worker_ids=[])
    assert tasks.take_back_lost("default") == 1
    begun.refresh_from_db(), done.refresh_from_db(), waiting.refresh_from_db()
    assert (begun.status, begun.started_at, begun.worker_ids) == ("READY", None, [])
    assert (done.status, waiting.status) == ("SUCCESSFUL", "READY")
    assert tasks.take_back_lost("default") == 0


def test_with_many_machines_only_old_ones_are_taken_back(settings):
    settings.COURANT = replace(settings.COURANT, database="postgres://news@db/news")
    task("RUNNING", started_at=timezone.now())
    task("RUNNING", started_at=timezone.now() - timedelta(minutes=11))
    assert tasks.take_back_lost("default") == 1
