"""Wagtail's own background tasks (search and reference index), run beside the printing."""

import threading
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

LOST_AFTER = timedelta(minutes=10)


def take_back_lost() -> int:
    """Tasks that a killed worker had begun stay RUNNING for good: have them run again. Returns how many."""
    running = DBTaskResult.objects.filter(status="RUNNING")
    if settings.COURANT.database:  # another machine's worker may be at it
        running = running.filter(started_at__lt=timezone.now() - LOST_AFTER)
    return int(running.update(status="READY", started_at=None, worker_ids=[]))


def run_in_background() -> Worker:
    """Run them in a thread of their own, so that printing never waits for them; set `running` to False to stop."""
    take_back_lost()
    worker = Worker(
        queue_names=["default"], interval=1, batch=False, backend_name="default", startup_delay=False, max_tasks=None,
        worker_id="courant", excluded_queue_names=[],
    )  # fmt: skip
    threading.Thread(target=worker.run, name="tasks", daemon=True).start()
    return worker
