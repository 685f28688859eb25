"""Pages per second of a full print, in a process of its own: `python -m bench.full_print [plain]`."""

import json
import os
import resource
import sys
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter
from typing import Any

from bench import machine
from bench.newsroom import python
from bench.peers import Build, row

# What Hugo, Eleventy and Pelican were not asked for either (PEERS.md): JSON beside the page; nor compressed forms.
NOT_PLAIN = ("story_json", "thread_json")


def measure(data: Path) -> list[dict[str, Any]]:
    """Print three times; the last tree is whole, for what is measured next."""
    runs = [
        ("everything, pictures developed", ""),
        ("plain outputs", "plain"),
        ("everything, pictures there already", ""),
    ]
    found = []
    for what, how in runs:
        machine.wait_until_quiet()
        found.append(
            {"what": what, **json.loads(python(data, "bench.full_print", *filter(None, [how]), timeout=4 * 3600))}
        )
    return found


def table(runs: list[dict[str, Any]], stories: int, peers: Iterable[Build | str]) -> list[str]:
    """The lines for docs/benchmarks.md."""
    head = f"| {stories:,} stories, all cores | pages | files | seconds | pages/s | pages per CPU-s | peak MiB |"
    rows = [
        f"| {run['what']} | {run['pages']:,} | {run['files']:,} | {run['seconds']:.1f} | {run['pages'] / run['seconds']:,.0f} "
        f"| {run['pages'] / run['cpu']:,.0f} | {run['peak']:.0f} |"
        for run in runs
    ]
    return [head, "|---|---|---|---|---|---|---|", *rows, *(row(peer, columns=7) for peer in peers)]


def print_once(how: str) -> dict[str, Any]:
    """Print the whole site; the desk's database is read, nothing is kept in memory from before."""
    import django

    django.setup()
    from courant.press import outputs
    from courant.press.shelf import FolderShelf
    from courant.publishing import releases

    if how == "plain":
        FolderShelf.variants = ()
        for name in NOT_PLAIN:
            del outputs.BY_NAME[name]
    began = perf_counter()
    report = releases.print_site(hands=os.cpu_count() or 1)
    seconds = perf_counter() - began
    if report.failed:
        raise SystemExit(f"{len(report.failed)} outputs failed, the first: {report.failed[0]}")
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {
        "pages": sum(path.endswith(("/", ".html")) for path in report.written), "files": len(report.written),
        "seconds": seconds, "cpu": sum(one.ru_utime + one.ru_stime for one in used),
        "peak": max(one.ru_maxrss for one in used) / 1024,
    }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(print_once("".join(sys.argv[1:2]))))
