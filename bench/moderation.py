"""The moderators' queue with a million comments, a hundred thousand of them waiting, on SQLite and on PostgreSQL.

    python bench/run.py --only moderation [--comments 1000000]

Each database is filled in bulk in a folder of its own; then a moderator, logged in, asks for pages of the queue from
all over it and decides, through the whole of Django. Asked in one process, without a network.
"""

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

from bench.newsroom import PASSWORD, python

Took = tuple[float, float, float]
COMMENTS = 1_000_000
PAGES, DECISIONS = 60, 60
GOAL = 200


def measure(folder: Path, comments: int = COMMENTS) -> dict[str, dict[str, Any]]:
    """By database: by what was asked, milliseconds."""
    from tests.postgres import Cluster, NoPostgres

    found = {"SQLite": measured(folder / "sqlite", comments)}
    try:
        with Cluster(fsync="on", synchronous_commit="on", full_page_writes="on") as cluster:
            found["PostgreSQL"] = measured(folder / "postgres", comments, cluster.make("courant"))
    except NoPostgres as trouble:
        print(f"LEFT OUT: PostgreSQL. {trouble}")
    return found


def measured(data: Path, comments: int, database: str = "") -> dict[str, Any]:
    """Fill one database and ask it, in a process of its own."""
    settings = {"COURANT_DATABASE": database} if database else {}
    lines = python(data, "bench.moderation", str(comments), **settings)
    found: dict[str, Any] = json.loads(lines.splitlines()[-1])
    return found


def table(found: dict[str, dict[str, Any]], comments: int) -> list[str]:
    """The lines for docs/benchmarks.md."""
    rows = [
        f"| {database} | {name} | {len(times)} | " + " | ".join(
            f"{value:.0f}" for number in range(3)
            for column in [[time[number] for time in times]]
            for value in (median(column), percentile(column, 95))
        ) + " |"
        for database, asked in found.items() for name, times in asked["times"].items()
    ]  # fmt: skip
    filling = ", ".join(f"{database} {asked['filling']:.0f} s" for database, asked in found.items())
    return [
        f"| the queue, {comments:,} comments, {comments // 10:,} waiting | asked | times | p50 ms | p95 ms "
        "| our CPU p50 | p95 | in the database p50 | p95 |",
        "|---|---|---|---|---|---|---|---|---|",
        *rows,
        f"| *ours to be* | *page, decision* | | | *{GOAL}* | | | | |",
        "",
        f"Filling took: {filling}.",
    ]


def percentile(times: list[float], percent: int) -> float:
    """The value that so many of a hundred stay below."""
    return sorted(times)[min(len(times) * percent // 100, len(times) - 1)]


def run(comments: int) -> None:
    """Inside the process: fill, ask, say what was found."""
    from courant.commands import database

    database.prepare()
    began = perf_counter()
    fill(comments)
    filling = perf_counter() - began
    print(json.dumps({"filling": filling, "times": asked_of(comments)}))


def fill(comments: int, *, stories: int = 2_000) -> None:
    """Rows like those that readers make, copied by the database from one that Django made: a tenth of them wait, half
    of these held by a check; the rest were decided. Three editions, the third with one comment in a thousand."""
    from django.contrib.auth.models import User
    from django.db import connection

    from courant.discussion.models import Comment, Thread

    User.objects.create_superuser("moderator", "moderator@news.invalid", PASSWORD)
    Thread.objects.bulk_create(
        Thread(story_id=f"{number}", edition=edition_of(number), address=f"/en/{number}/", title=f"Story {number}")
        for number in range(stories)
    )
    values = pattern()
    Comment.objects.create(**values)
    moving = moved_columns(connection.vendor, stories)
    fields = [field for field in Comment._meta.concrete_fields if not field.generated]
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    chosen = ", ".join(moving.get(field.column, f"c.{connection.ops.quote_name(field.column)}") for field in fields)
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE numbers(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM numbers WHERE n < {comments}) "
            f"INSERT INTO discussion_comment ({names}) SELECT {chosen} FROM numbers, discussion_comment c WHERE c.id = 1"
        )
        if connection.vendor == "postgresql":
            cursor.execute("SELECT setval(pg_get_serial_sequence('discussion_comment', 'id'), %s)", [comments])
        cursor.execute("ANALYZE")


def edition_of(number: int) -> str:
    """Two large editions and a small one."""
    return "fa" if number % 1000 == 7 else ("en", "ar")[number % 2]


def pattern() -> dict[str, Any]:
    """One comment, whatever columns there are by now."""
    from courant.discussion.models import Comment

    values = {
        "thread_id": "0", "name": "A name", "text": "A text of two lines, as long as most are. " * 6, "policy_version": 1,
        "posted_at": datetime(2026, 1, 1, tzinfo=UTC), "text_digest": "0" * 64,
    }  # fmt: skip
    hashes = {"key_hash": "k", "reader_hash": "r", "token_hash": "t"}
    known = {field.name for field in Comment._meta.concrete_fields}
    return values | {name: value for name, value in hashes.items() if name in known}


def moved_columns(vendor: str, stories: int) -> dict[str, str]:
    """What differs from row to row, in SQL. Comments come a minute after one another; a reader writes twenty."""
    minutes = "datetime('2025-01-01', '+' || n || ' minutes')"
    if vendor == "postgresql":
        minutes = "timestamptz '2025-01-01 00:00+00' + n * interval '1 minute'"
    chance = "(n % 40009 * 48271 % 65521 % 20)"  # about a twentieth each, in no step with the stories
    status = (
        f"CASE {chance} WHEN 3 THEN 'PREMOD' WHEN 11 THEN 'SYSTEM_WITHHELD' WHEN 5 THEN 'REJECTED' ELSE 'APPROVED' END"
    )
    edition = f"CASE WHEN n % {stories} % 1000 = 7 THEN 'fa' WHEN n % 2 = 1 THEN 'ar' ELSE 'en' END"
    return {
        "id": "n", "thread_id": f"CAST(n % {stories} AS TEXT)", "posted_at": minutes, "status": status,
        "edition": edition, "text_digest": "'d' || n", "key_hash": "'k' || n", "token_hash": "'t' || n",
        "reader_hash": "'r' || (n / 20)", "decided_at": f"CASE WHEN {chance} IN (3, 11) THEN NULL ELSE {minutes} END",
    }  # fmt: skip


def asked_of(comments: int) -> dict[str, list[Took]]:
    """How long each answer took: pages from all over the queue, of editions and stories, and decisions."""
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    assert client.login(username="moderator", password=PASSWORD)
    ask(client, "")
    places = [place_at(comments * number // PAGES) for number in range(PAGES)]
    times = {
        "first page": [ask(client, "") for _number in range(PAGES)],
        "page from anywhere": [ask(client, f"?after={place}") for place in places],
        "page before": [ask(client, f"?before={place}") for place in places[1:]],
        "page of a large edition": [ask(client, f"?edition=en&after={place}") for place in places],
        "page of a small edition": [ask(client, f"?edition=fa&after={place}") for place in places],
        "page of a story": [ask(client, f"?story={number}") for number in range(PAGES)],
        "page by a check": [ask(client, f"?reason=links&after={place}") for place in places],
        "page of what is old": [ask(client, f"?age=168&after={place}") for place in places],
        "decided": [ask(client, f"decided/?after={place}") for place in places],
    }
    return times | {"decision": decide(client)}


def place_at(minutes: int) -> str:
    """A place in the queue."""
    from courant.discussion.moderation.paging import Place

    return str(Place(datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes), 0))


def timed(act: Callable[[], Any]) -> tuple[Any, Took]:
    """What comes back, and the milliseconds until it is there: by the clock, of this process, waiting for the database.
    On a busy machine the first says little."""
    from django.db import connection

    waited = 0.0

    def wait(execute: Any, *arguments: Any) -> Any:
        nonlocal waited
        since = perf_counter()
        try:
            return execute(*arguments)
        finally:
            waited += perf_counter() - since

    with connection.execute_wrapper(wait):
        began, used = perf_counter(), process_time()
        found = act()
        return found, ((perf_counter() - began) * 1000, (process_time() - used) * 1000, waited * 1000)


def ask(client: Any, address: str) -> Took:
    """For the whole page."""
    answer, took = timed(lambda: client.get(f"/desk/discussion/{address}"))
    assert answer.status_code == 200, (address, answer.status_code)
    return took


def decide(client: Any) -> list[Took]:
    """Approve and call spam, each as a form of its own; nothing is printed here, so there is no rule to cite."""
    from courant.discussion.models import Comment

    times = []
    for number, comment in enumerate(list(Comment.objects.waiting()[:DECISIONS])):
        noun = ("approvals", "spam")[number % 2]
        form = {"version": comment.version}
        address = f"/desk/discussion/comments/{comment.pk}/{noun}/"
        answer, took = timed(partial(client.post, address, form))
        times.append(took)
        assert answer.status_code == 302, answer.status_code
    return times


if __name__ == "__main__":
    run(int(sys.argv[1]))
