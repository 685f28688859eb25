"""The machine that a measurement was made on, and how busy it was with other things. Names no path of it."""

import os
import platform
import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def described() -> str:
    """One line: processor, cores, memory, versions."""
    versions = (
        f"Linux {platform.release().split('-')[0]}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )
    return f"{cpu_model()}, {os.cpu_count()} cores, {memory_gib():.0f} GiB; {versions}"


def cpu_model() -> str:
    """The processor's name."""
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith(("model name", "Hardware")):
            return line.partition(":")[2].strip()
    return platform.machine()


def memory_gib() -> float:
    """Memory in all."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def now() -> str:
    """The moment, for headings."""
    return f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"


def load() -> float:
    """How many processes wanted to run in the last minute."""
    return os.getloadavg()[0]


def cpu_seconds(*roots: int) -> float:
    """CPU seconds that processes, their descendants and those that they waited for have used."""
    parents, used = {}, {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                stat = Path(f"/proc/{name}/stat").read_text()
            except OSError:
                continue
            values = stat[stat.rindex(")") + 2 :].split()
            parents[int(name)], used[int(name)] = int(values[1]), sum(map(int, values[11:15]))
    return sum(used[pid] for pid in used if is_below(pid, roots, parents)) / TICKS


def is_below(pid: int, roots: tuple[int, ...], parents: dict[int, int]) -> bool:
    """Whether a process is one of the roots or descends from one."""
    while pid in parents:
        if pid in roots:
            return True
        pid = parents[pid]
    return False


def busy_seconds() -> float:
    """CPU seconds that the whole machine has used, what was stolen from it included."""
    values = list(map(int, Path("/proc/stat").read_text().splitlines()[0].split()[1:9]))
    return (sum(values) - values[3] - values[4]) / TICKS


def wait_until_quiet(*, limit: float = 0.25, patience: float = 12) -> None:
    """Wait a while for the other work on the machine to end."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        before, began = busy_seconds(), time.monotonic()
        time.sleep(0.5)
        if (busy_seconds() - before) / (time.monotonic() - began) < limit:
            return
