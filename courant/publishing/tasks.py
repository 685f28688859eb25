"""Background tasks of Wagtail's (search and reference index) and of ours (mail), run beside the printing."""

import logging
import threading
from datetime import timedelta
from time import monotonic

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from courant.publishing.precedence import Precedence

log = logging.getLogger("courant")
QUEUES = ("default", "mail")  # each its own thread: a mail server that hangs must not keep the search waiting
LOST_AFTER = timedelta(minutes=10)
LOOK_EVERY = 1.0  # seconds
TIDY_EVERY = 60.0


class Polite(Worker):  # type: ignore[misc]  # the library says nothing of its types
    """Takes up a task when nothing is being printed: it gives way before it claims one, for a task that is claimed by a
    process which then ends is taken for running, and comes again much later."""

    precedence: Precedence

    def run(self) -> None:
        """Run what is ready, one after another, until nothing is or somebody stops it."""
        self.has_run = True
        while self.running and self.has_run:
            self.precedence.give_way()
            self.has_run = False
            super().run()  # one task, or none

    def run_task(self, db_task_result: DBTaskResult) -> None:
        """Run the given task, marking it as successful or failed."""
        self.has_run = True
        super().run_task(db_task_result)


class Background:
    """One queue, worked through in a thread of its own for as long as the process lives."""

    def __init__(self, queue: str, precedence: Precedence) -> None:
        self.queue = queue
        self.stopped = threading.Event()
        self.worker = Polite(
            queue_names=[queue], interval=0, batch=True, backend_name="default", startup_delay=False, max_tasks=1,
            worker_id="courant", excluded_queue_names=[],
        )  # fmt: skip
        self.worker.precedence = precedence

    def start(self) -> None:
        """Begin; printing never waits for it."""
        threading.Thread(target=self.run, name=f"tasks-{self.queue}", daemon=True).start()

    def stop(self) -> None:
        """Stop after the task under way."""
        self.worker.running = False
        self.stopped.set()

    def run(self) -> None:
        """Do what is ready, look again a moment later, and go on whatever happens to the database."""
        tidied = -TIDY_EVERY
        while not self.stopped.is_set():
            try:
                if monotonic() - tidied >= TIDY_EVERY:
                    take_back_lost(self.queue)
                    forget_finished(self.queue)
                    tidied = monotonic()
                self.worker.run()
            except (DatabaseError, InterfaceError) as trouble:
                log.warning("No background tasks for the moment, trying again: %s", trouble)
                connection.close()
                tidied = -TIDY_EVERY  # what was being done when the database went is lost as well
            self.stopped.wait(LOOK_EVERY)


def take_back_lost(queue: str) -> int:
    """Tasks that a killed worker had begun stay RUNNING for good: have them run again. Returns how many. Never called
    while this process is at a task of this queue."""
    running = DBTaskResult.objects.filter(status="RUNNING", queue_name=queue)
    if settings.COURANT.database:  # another machine's worker may be at it
        running = running.filter(started_at__lt=timezone.now() - LOST_AFTER)
    if not running.exists():  # asked first: looking keeps nobody from writing, changing nothing does
        return 0
    return int(running.update(status="READY", started_at=None, worker_ids=[]))


def forget_finished(queue: str) -> None:
    """Tasks that are done are of no use to anybody, and those of mail hold letters."""
    done = DBTaskResult.objects.filter(status="SUCCESSFUL", queue_name=queue)
    if done.exists():
        done.delete()


def run_in_background(precedence: Precedence) -> list[Background]:
    """Start a thread for each queue."""
    found = [Background(queue, precedence) for queue in QUEUES]
    for one in found:
        one.start()
    return found
