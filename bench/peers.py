"""Hugo and Pelican over the same stories, on the same cores, in the same run as ours.

`hugo` is the distribution's; Pelican is installed into an environment of the bench's own. Whichever is not to be had is
left out, and the table says so.
"""

import atexit
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from bench import machine
from bench.newsroom import python
from bench.peer_sites import Hugo, Pelican

PELICAN = "pelican[markdown]==4.12.0"


@dataclass(frozen=True)
class Build:
    """What one program needed for the whole site."""

    name: str
    pages: int
    files: int
    seconds: float
    cpu: float
    peak: float  # MiB of its largest process


def measure(data: Path, folder: Path) -> Iterator[Build | str]:
    """Have each program print the stories of a data folder; a sentence instead where it is not there."""
    lines = python(data, "bench.articles").splitlines()
    originals = data / "originals"
    for site in (_hugo(folder), _pelican(folder)):
        if isinstance(site, str):
            yield site
            continue
        site.write(map(json.loads, lines), originals)
        machine.wait_until_quiet()
        yield _build(site)
        shutil.rmtree(site.folder)


def row(build: Build | str, columns: int) -> str:
    """A line of the table of printing, among so many columns."""
    if isinstance(build, str):
        return f"| *{build}* |" + " |" * (columns - 1)
    return (
        f"| *{build.name}* | {build.pages:,} | {build.files:,} | {build.seconds:.1f} | {build.pages / build.seconds:,.0f} "
        f"| {build.pages / build.cpu:,.0f} | {build.peak:.0f} |"
    )


def _hugo(folder: Path) -> Hugo | str:
    return Hugo(folder) if shutil.which("hugo") else "LEFT OUT: Hugo is not installed (apt install hugo)."


def _pelican(folder: Path) -> Pelican | str:
    program = _pelican_installed()
    return Pelican(folder, program) if program else f"LEFT OUT: {PELICAN} cannot be installed here."


@cache
def _pelican_installed() -> Path | None:
    home = Path(mkdtemp(prefix="courant-pelican-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    steps = [[sys.executable, "-m", "venv", str(home)], [str(home / "bin" / "pip"), "install", "--quiet", PELICAN]]
    is_there = all(subprocess.run(step, capture_output=True).returncode == 0 for step in steps)
    return home / "bin" / "pelican" if is_there else None


def _build(site: Hugo | Pelican) -> Build:
    said = site.folder / "said.txt"
    began = time.perf_counter()
    with open(said, "wb") as output:
        process = subprocess.Popen(site.command(), stdout=output, stderr=output, cwd=site.folder)
        _pid, status, used = os.wait4(process.pid, 0)  # with what its own children used
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{site.name} ended with {process.returncode}: {said.read_text()[-2000:]}")
    files = [file for file in site.out.rglob("*") if file.is_file()]
    return Build(
        name=site.name, pages=sum(file.suffix == ".html" for file in files), files=len(files), seconds=seconds,
        cpu=used.ru_utime + used.ru_stime, peak=used.ru_maxrss / 1024,
    )  # fmt: skip
