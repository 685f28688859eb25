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
    from bench.moderation_rows import fill
    from courant.commands import database

    database.prepare()
    began = perf_counter()
    fill(comments)
    filling = perf_counter() - began
    print(json.dumps({"filling": filling, "times": asked_of(comments)}))


def asked_of(comments: int) -> dict[str, list[Took]]:
    """How long each answer took: pages from all over the queue, of editions and stories, and decisions."""
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    assert client.login(username="moderator", password=PASSWORD)
    ask(client, "")
    places = [place_at(comments * number // PAGES) for number in range(PAGES)]
    earlier = [place_at(comments * number // PAGES // 3) for number in range(PAGES)]  # where reports and edits lie
    times = {
        "first page": [ask(client, "") for _number in range(PAGES)],
        "page from anywhere": [ask(client, f"?after={place}") for place in places],
        "page before": [ask(client, f"?before={place}") for place in places[1:]],
        "page of a large edition": [ask(client, f"?edition=en&after={place}") for place in places],
        "page of a small edition": [ask(client, f"?edition=fa&after={place}") for place in places],
        "page of a story": [ask(client, f"?story={number}") for number in range(PAGES)],
        "page by a check": [ask(client, f"?reason=links&after={place}") for place in places],
        "page of what is old": [ask(client, f"?age=168&after={place}") for place in places],
        "page of what is old, and of an edition": [
            ask(client, f"?age=168&edition=ar&after={place}") for place in places
        ],
        "reported": [ask(client, f"reported/?after={place}") for place in earlier],
        "edits": [ask(client, f"edits/?after={place}") for place in earlier],
        "appeals": [ask(client, "appeals/") for _number in range(PAGES)],
        "decided": [ask(client, f"decided/?after={place}") for place in places],
        "of a reader": [ask(client, f"readers/r{number * 700 + 5}/") for number in range(PAGES)],
    }
    return times | {"decision": decide(client)}


def place_at(minutes: int) -> str:
    """A place in the queue."""
    from courant.discussion.paging import Place

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
