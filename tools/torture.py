"""`make torture`: the property, crash and load tests at their full counts; the results go into docs/benchmarks.md.

    python tools/torture.py [--only properties discussion kills load] [--dry]

The exit code is 1 when anything failed, and what failed is named in the section too.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bench import benchmarks_page, flooding, machine, newsroom, reading, slow_clients, submitting  # noqa: E402 (the path comes first)
from tests.journeys.house import House  # noqa: E402

Result = tuple[bool, list[str]]
PROPERTIES = ("tests/press", "tests/publishing", "tests/journeys/test_hands.py")
DISCUSSION = ("tests/discussion", "tests/themes/test_limit_in_browser.py")
KILLS = ("tests/journeys/test_kills.py", "tests/journeys/test_delivery.py", "tests/journeys/test_killed_prints.py")
MOST_P99 = 200.0  # milliseconds, PROMISES.md
FLOOD_SECONDS = 10
LONGEST = 6 * 3600


def main() -> int:
    """Run everything, even where something fails, and write down what came of it."""
    asked = arguments()
    print(machine.described(), flush=True)
    results = [run_part(name, part) for name, part in PARTS.items() if name in asked.only]
    lines = [line for _good, lines in results for line in [*lines, ""]]
    good = all(good for good, _lines in results)
    if not asked.dry:
        benchmarks_page.add(f"make torture, {'all good' if good else 'FAILED'}", lines)
        print("Written into docs/benchmarks.md.", flush=True)
    return 0 if good else 1


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=list(PARTS), default=list(PARTS), help="which of them to run")
    parser.add_argument("--dry", action="store_true", help="do not write into docs/benchmarks.md")
    return parser.parse_args()


def run_part(name: str, part: Callable[[], Result]) -> Result:
    """One part, with its time."""
    print(f"== {name}", flush=True)
    began = monotonic()
    good, lines = part()
    minutes = (monotonic() - began) / 60
    lines = [f"{'Good' if good else '**FAILED**'}: {name}, {minutes:.1f} minutes. {lines[0]}", *lines[1:]]
    print("\n".join(lines), flush=True)
    return good, lines


def properties() -> Result:
    """Random operations on the press and on publishing: the incremental tree equals a full print."""
    return pytest(*PROPERTIES)


def discussion() -> Result:
    """A thousand races of two moderators, ten thousand votes with one key, thousands of sendings at the door, twenty thousand
    random strings through browser and server."""
    return pytest(*DISCUSSION)


def kills() -> Result:
    """A hundred kills of server and worker, forty of a worker that delivers to an object store, and a hundred during whole
    prints of 10,000 stories."""
    return pytest(*KILLS)


def pytest(*paths: str) -> Result:
    """Tests at their full counts, with their progress shown; what was skipped is said, and never counts as passed."""
    command = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadgroup", "-rfEs", "--tb=short", *paths]
    environment = {**os.environ, "COURANT_TORTURE": "1"}
    text = b""
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout
        while part := process.stdout.read1():
            print(part.decode(errors="replace"), end="", flush=True)
            text += part
        code = process.wait(LONGEST)
    said = [without_paths(line.rstrip()) for line in text.decode(errors="replace").splitlines()]
    summary = next(
        (line.strip("= ") for line in reversed(said) if re.search(r"\d+ (passed|failed|error)", line)), "no result"
    )
    notes = [f"- {line}" for line in said if line.startswith(("FAILED ", "ERROR ", "SKIPPED "))]
    return code == 0, [f"{' '.join(paths)}: {summary}.", *notes[:20]]


def without_paths(line: str) -> str:
    """The line, without the folders of this machine."""
    return line.replace(f"{ROOT}/", "").replace(tempfile.gettempdir(), "…").replace(str(Path.home()), "~")


def load() -> Result:
    """300 slow headers and 300 slow bodies against the real server, then floods of comments, while an honest reader reads."""
    floods: list[flooding.Flood] = []
    with tempfile.TemporaryDirectory(prefix="courant-torture-") as folder, newsroom.filled(Path(folder), 100) as data:
        newsroom.python(data, "bench.full_print")
        with House(data, COURANT_ADDRESS_HEADER="X-Real-IP", hooks=submitting.EASY_STAMPS) as house:
            with house.at_rest():
                page = reading.story_page(data)
            felt = list(slow_clients.measure(house.port, page))
            if not submitting.missing_programs():
                floods = list(flooding.measure(house, page, FLOOD_SECONDS))
    faults = [f"**Not kept in a flood:** {fault}." for one in floods for fault in one.faults()]
    # What was left out is not good: nobody knows.
    good = all(f.failed == 0 and f.p99 < MOST_P99 for f in felt) and bool(floods) and not faults
    flooded = flooding.table(floods) if floods else ["LEFT OUT: the flood, for wrk is not installed (apt install wrk)."]
    asked = f"Asked for: no failure, p99 under {MOST_P99:.0f} ms, nothing lost that had a receipt."
    return good, [asked, "", *reading.slow_table(felt), "", *faults, *flooded]


PARTS: dict[str, Callable[[], Result]] = {
    "properties": properties,
    "discussion": discussion,
    "kills": kills,
    "load": load,
}

if __name__ == "__main__":
    sys.exit(main())
