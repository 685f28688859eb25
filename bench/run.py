"""`make bench`: printing, publishing and reading, measured here and now; the figures go into docs/benchmarks.md.

    python bench/run.py [--stories 1000 10000] [--only printing publishing reading changes submitting moderation] [--dry]

Printing, beside Hugo and Pelican, and publishing are measured for each number of stories, the rest for the first; 100000 takes
hours, so it has to be asked for, as has the moderators' queue, for which a million comments are filled in twice. Where neither
printing nor publishing is asked for, a hundred stories do. It works in a temporary data folder, listens on loopback only, on free
ports, and installs nothing but Pelican into an environment of its own.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench import (
    benchmarks_page,
    changes,
    full_print,
    machine,
    moderation,
    newsroom,
    peers,
    publishing,
    reading,
    submitting,
)

PARTS = ("printing", "publishing", "reading", "changes", "submitting")
FOR_EACH_SIZE = ("printing", "publishing")
WHEN_ASKED = ("moderation",)
SIZES, FEW = (1000, 10000), (100,)


def main() -> int:
    """Measure, print and write down."""
    asked = arguments()
    print(machine.described(), flush=True)
    lines: list[str] = []
    with tempfile.TemporaryDirectory(prefix="courant-bench-") as folder:
        medians: dict[int, float] = {}  # seconds of one publication, by the number of stories
        if set(asked.only) & set(PARTS):
            parts = [part for part in PARTS if part in asked.only]
            for stories in asked.stories or (SIZES if set(parts) & set(FOR_EACH_SIZE) else FEW):
                if parts:
                    lines += with_stories(Path(folder), stories, parts, medians)
                parts = [part for part in parts if part in FOR_EACH_SIZE]
            lines += publishing.ratio(medians)
        if "moderation" in asked.only:
            print(f"Measuring moderation among {asked.comments:,} comments …", flush=True)
            found = moderation.table(moderation.measure(Path(folder), asked.comments), asked.comments)
            print("\n".join(found), flush=True)
            lines += [*found, ""]
    if not asked.dry:
        benchmarks_page.add("make bench", lines)
        print(f"Written into docs/{benchmarks_page.PAGE.name}.")
    return 0


def with_stories(folder: Path, stories: int, parts: list[str], medians: dict[int, float]) -> list[str]:
    """What needs a newsroom with stories."""
    lines: list[str] = []
    print(f"Writing {stories:,} stories into a desk's database …", flush=True)
    with newsroom.filled(folder, stories) as data:
        if "printing" not in parts:
            newsroom.python(data, "bench.full_print")
        for part in parts:
            print(f"Measuring {part} …", flush=True)
            found = globals()[f"measure_{part}"](data, stories, medians)
            print("\n".join(found), flush=True)
            lines += [*found, ""]
    return lines


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--stories", type=int, nargs="+", default=[], help="how many stories, one newsroom each (1000 10000)"
    )
    parser.add_argument("--only", nargs="+", choices=(*PARTS, *WHEN_ASKED), default=PARTS, help="what to measure")
    parser.add_argument("--comments", type=int, default=moderation.COMMENTS, help="how many comments (1000000)")
    parser.add_argument("--dry", action="store_true", help="do not write into docs/benchmarks.md")
    return parser.parse_args()


def measure_printing(data: Path, stories: int, medians: dict[int, float]) -> list[str]:
    """A full print, and those of other programs."""
    runs = full_print.measure(data)
    return full_print.table(runs, stories, peers.measure(data, data.parent))


def measure_publishing(data: Path, stories: int, medians: dict[int, float]) -> list[str]:
    """One story, from the request to the shelf."""
    runs = publishing.measure(data)
    medians[stories] = median(run.shelved for run in runs)
    return publishing.table(runs, stories)


def measure_reading(data: Path, stories: int, medians: dict[int, float]) -> list[str]:
    """A story page, from both servers, and among slow clients."""
    missing = [f"LEFT OUT: {name} is not installed (apt install {name})." for name in reading.missing_programs()]
    found, felt, size = reading.measure(data)
    return [*missing, *(reading.table(found, size) if found else []), "", *reading.slow_table(felt)]


def measure_submitting(data: Path, stories: int, medians: dict[int, float]) -> list[str]:
    """Comments accepted a second, and a flood of them."""
    missing = [f"LEFT OUT: {name} is not installed (apt install {name})." for name in submitting.missing_programs()]
    return [*missing, *submitting.table(submitting.measure(data))]


def measure_changes(data: Path, stories: int, medians: dict[int, float]) -> list[str]:
    """What one change costs, whatever the machine."""
    return changes.table()


if __name__ == "__main__":
    sys.exit(main())
