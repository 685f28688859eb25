"""Accepted comments a second, through the embedded server, with full durability; and what a flood does to readers."""

import re
import shutil
import subprocess
import threading
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

from bench import machine, slow_clients
from bench.reading import story_page
from courant.lib import stamps
from tests.journeys.house import House

SCRIPT = Path(__file__).parent / "wrk_submitting.lua"
EASY_STAMPS = Path(__file__).parent / "easy_stamps"
STORED = "SELECT count(*) FROM discussion_comment"
STORY = "SELECT min(story_id) FROM discussion_thread WHERE is_open"
CLIENTS = (1, 8, 32, 64)


@dataclass
class Sending:
    """What one run of wrk found; `stored` is what the database has more afterwards."""

    clients: int
    answered: int
    failed: int
    stored: int
    per_second: float
    p50: float
    p99: float
    cpu_each: float
    foreign: float
    statuses: Counter[int]
    unsaid: int

    @property
    def receipts(self) -> int:
        """How many were answered with the way to a receipt."""
        return self.statuses[303]


@dataclass
class Found:
    """Everything that is measured here."""

    sendings: list[Sending]
    flood: Sending | None
    felt: list[slow_clients.Felt]
    verifying: float


def missing_programs() -> list[str]:
    """Which of the programs needed are not installed."""
    return [name for name in ("wrk",) if shutil.which(name) is None]


def measure(data: Path, *, seconds: int = 8, flood: int = 30) -> Found:
    """Send comments with 1, 8, 32 and 64 clients, then flood."""
    if missing_programs():
        return Found([], None, [], cost_of_verifying())
    with House(data, hooks=EASY_STAMPS, COURANT_ADDRESS_HEADER="X-Real-IP") as house:
        with house.at_rest():
            page = story_page(data)
        send(house, clients=8, seconds=2, prefix="warm")
        sendings = []
        for clients in CLIENTS:
            machine.wait_until_quiet()
            sendings.append(send(house, clients=clients, seconds=seconds, prefix=f"c{clients}"))
        flooded, felt = flood_of(house, page, flood)
    return Found(sendings, flooded, felt, cost_of_verifying())


def send(house: House, *, clients: int, seconds: int, prefix: str, kind: str = "") -> Sending:
    """Comments as fast as they are accepted."""
    server = house.pid("server") or 0
    url = f"http://127.0.0.1:{house.port}/-/comments/{house.one(STORY)}/"
    command = ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--timeout", "20s", "-s", str(SCRIPT), url, "--"]
    before, used, busy, began = house.one(STORED), machine.cpu_seconds(server), machine.busy_seconds(), perf_counter()
    said = subprocess.run([*command, prefix, kind], capture_output=True, text=True, timeout=seconds + 60).stdout
    took, busy = perf_counter() - began, machine.busy_seconds() - busy
    used, stored = machine.cpu_seconds(server) - used, house.one(STORED) - before
    found = re.search(r"SAID (\d+) (\d+) (\d+) (\S+) (\S+)", said)
    if not found:
        raise RuntimeError(f"wrk does not say what it found: {said[-500:]}")
    return Sending(
        clients=clients, answered=int(found[1]), failed=int(found[3]), stored=stored, per_second=stored / took,
        p50=float(found[4]), p99=float(found[5]), cpu_each=used / max(stored, 1) * 1000, foreign=(busy - used) / took,
        statuses=Counter({int(s): int(n) for s, n in re.findall(r" (\d{3}):(\d+)", said)}),
        unsaid=sum(map(int, re.findall(r"UNSAID (\d+)", said))),
    )  # fmt: skip


def flood_of(house: House, page: str, seconds: int) -> tuple[Sending, list[slow_clients.Felt]]:
    """Comments from one address as fast as they are refused, while somebody reads."""
    honest = slow_clients.Honest(house.port, page)
    felt = [honest.read_for(4, "alone")]
    reading = threading.Thread(target=lambda: felt.append(honest.read_for(seconds - 1, "in a flood of comments")))
    reading.start()
    flooded = send(house, clients=64, seconds=seconds, prefix="flood", kind="flood")
    reading.join()
    return flooded, felt


def cost_of_verifying(count: int = 200) -> float:
    """Milliseconds of processor time that one stamp takes to verify."""
    began = process_time()
    for number in range(count):
        stamps.is_good(str(number), story_id="1", token="t" * 43, policy_version=1, text="A comment. " * 30)
    return (process_time() - began) / count * 1000


def table(found: Found) -> list[str]:
    """The lines for docs/benchmarks.md."""
    lines = [
        "| comments, SQLite, synchronous=FULL, cheap checks on | clients | accepted/s | p50 / p99 ms | CPU-ms each | receipts | stored | failed | other work with wrk, cores |",
        "|---|---|---|---|---|---|---|---|---|",
        *(
            f"| embedded server | {s.clients} | {s.per_second:,.0f} | {s.p50:.1f} / {s.p99:.1f} | {s.cpu_each:.2f} | {s.receipts:,} "
            f"| {s.stored:,} | {s.failed + s.answered - s.receipts} | {s.foreign:.2f} |"
            for s in found.sendings
        ),
        "| *Isso on gunicorn (PEERS.md, another machine)* | *1 / 8 / 32* | *242 / 377 / 331* | *21 / 33 at 8* | | | | | |",
        "| *Waline* | *1 / 8 / 32* | *109 / 172 / 196* | *46 / 90 at 8* | | | | | |",
        "| *WordPress* | *1 / 8 / 32* | *59 / 121 / 126* | *67 / 99 at 8* | | | | | |",
        "",
        f"Stamps are verified in these runs, and every number is a good one. To verify one takes {found.verifying:.2f} ms of a processor.",
    ]  # fmt: skip
    if found.flood:
        flood = found.flood
        refused = ", ".join(f"{status}: {count:,}" for status, count in sorted(flood.statuses.items()))
        lines += [
            "",
            f"A flood from one address, by 64 connections: {flood.answered:,} requests ({refused}); refusals without Retry-After: "
            f"{flood.unsaid}; receipts {flood.receipts:,}, stored {flood.stored:,}; connections that failed: {flood.failed:,}.",
            "",
            "| an honest reader of a printed page | asked | failed | p50 ms | p99 ms | max ms |",
            "|---|---|---|---|---|---|",
            *(f"| {f.name} | {f.asked} | {f.failed} | {f.p50:.1f} | {f.p99:.1f} | {f.most:.1f} |" for f in found.felt),
        ]
    return lines
