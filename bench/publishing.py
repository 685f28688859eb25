"""Seconds from the Publish request to the last synced file, on the running system: real server, real worker."""

import json
import random
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import time

from tests.journeys.desk_forms import edit
from tests.journeys.house import House
from tests.journeys.people import Staff

WATCHING = Path(__file__).parent / "watching"
LIVE = "SELECT id FROM wagtailcore_page JOIN desk_storypage ON page_ptr_id = id WHERE live ORDER BY id"


@dataclass
class Publication:
    """One publish: moments in seconds from the request."""

    answered: float
    begun: float
    shelved: float
    gathering: float
    press: float
    writing: float
    files: int


def measure(data: Path, *, runs: int = 15, warm: int = 3) -> list[Publication]:
    """Change the headlines of stories from all over the archive, one after the other."""
    notes = data / "watched.jsonl"
    with House(data, hooks=WATCHING, COURANT_WATCHING=str(notes)) as house:
        editor = Staff(house)
        editor.log_in("editor")
        stories = [row[0] for row in house.rows(LIVE)]
        chosen = random.Random(1).sample(stories, runs + warm)
        return [publish(house, editor, notes, story) for story in chosen][warm:]


def publish(house: House, editor: Staff, notes: Path, story: int) -> Publication:
    """Publish a new headline, and read what the worker wrote down."""
    path, form = edit(editor, story, action="publish", title=f"Measured at {time():.3f}")
    with house.at_rest():
        seen = len(notes.read_text()) if notes.exists() else 0
    began = time()
    answer = editor.send(path, form)
    answered = time() - began
    assert answer.status == 302, f"publishing answers {answer.status}"
    with house.at_rest():
        lines = notes.read_text()[seen:].splitlines()
    steps = [(name, begin - began, end - began) for name, begin, end in map(json.loads, lines) if begin > began]

    def lengths(*names: str) -> list[float]:
        return [end - begin for name, begin, end in steps if name in names]

    return Publication(
        answered=answered,
        begun=min(begin for name, begin, _end in steps if name == "documents"),
        shelved=max(end for name, _begin, end in steps if name == "files"),
        gathering=sum(lengths("documents")), press=sum(lengths("receive", "press")), writing=sum(lengths("files")),
        files=len(lengths("file")),
    )  # fmt: skip


def table(runs: list[Publication], stories: int) -> list[str]:
    """The lines for docs/benchmarks.md."""
    rows = {
        "**from the request to the last synced file**": [run.shelved for run in runs],
        "until the desk has answered": [run.answered for run in runs],
        "until the worker has begun": [run.begun for run in runs],
        "of that, gathering documents": [run.gathering for run in runs],
        "of that, the press: rendering, writing, syncing": [run.press for run in runs],
        "… of which writing and syncing files": [run.writing for run in runs],
    }
    files = median(run.files for run in runs)
    return [
        f"| one story published among {stories:,}, {len(runs)} times, {files:.0f} files written | median ms | max ms |",
        "|---|---|---|",
        *(f"| {name} | {median(values) * 1000:,.0f} | {max(values) * 1000:,.0f} |" for name, values in rows.items()),
        "| *Hugo, full build at 10,000 articles (PEERS.md)* | *7,300* | |",
        "| *Hugo's watch, with a stale section list* | *470* | |",
        "| *ours to be* | *150* | |",
    ]


def ratio(medians: dict[int, float]) -> list[str]:
    """What one publication costs in the largest newsroom, compared with the smallest."""
    if len(medians) < 2:
        return []
    few, many = min(medians), max(medians)
    times = medians[many] / medians[few]
    return [
        f"One publication among {many:,} stories takes {times:.2f} times as long as among {few:,} (ours to be: 1.3)."
    ]
