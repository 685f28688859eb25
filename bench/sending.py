"""Sends comments to the embedded server by wrk, and looks in the database for every one that was acknowledged."""

import hashlib
import hmac
import re
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from bench import machine
from courant.settings import Settings, site_secret
from tests.journeys.house import House

SCRIPT = Path(__file__).parent / "wrk_submitting.lua"
STORED = "SELECT count(*) FROM discussion_comment"
STORY = "SELECT min(story_id) FROM discussion_thread WHERE is_open"


@dataclass
class Sending:
    """What one run of wrk found; `stored` is what the database has more afterwards, `lost` what had a receipt and is not
    there. Processor time is that of the server alone; `foreign` is what all others used, wrk and the worker among them."""

    name: str
    clients: int
    answered: int
    failed: int
    stored: int
    lost: int
    seconds: float
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

    @property
    def per_second(self) -> float:
        """How many were stored in a second."""
        return self.stored / self.seconds


def send(
    house: House, name: str, *, clients: int, seconds: int, addresses: int = 0, rate: int = 0, forms: Path | None = None
) -> Sending:
    """Comments as fast as they are answered, or so many a second; from so many addresses, or each from another."""
    server = house.pid("server") or 0
    url = f"http://127.0.0.1:{house.port}/-/comments/{house.one(STORY)}/"
    command = ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--timeout", "20s", "-s", str(SCRIPT), url, "--"]
    command += [re.sub("[^a-z0-9]", "-", name), str(addresses), str(rate), *([str(forms)] if forms else [])]
    before, used, busy, began = house.one(STORED), machine.cpu_seconds(server), machine.busy_seconds(), perf_counter()
    said = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 120).stdout
    took, busy = perf_counter() - began, machine.busy_seconds() - busy
    used, stored = machine.cpu_seconds(server) - used, house.one(STORED) - before
    found = re.search(r"SAID (\d+) (\d+) (\d+) (\S+) (\S+)", said)
    if not found:
        raise RuntimeError(f"wrk does not say what it found: {said[-500:]}")
    return Sending(
        name=name, clients=clients, answered=int(found[1]), failed=int(found[3]), stored=stored,
        lost=lost(house, re.findall("RECEIPT /-/receipts/(.+)/", said)), seconds=int(found[2]) / 1e6,
        p50=float(found[4]), p99=float(found[5]), cpu_each=used / max(stored, 1) * 1000, foreign=(busy - used) / took,
        statuses=Counter({int(s): int(n) for s, n in re.findall(r" (\d{3}):(\d+)", said)}),
        unsaid=sum(map(int, re.findall(r"UNSAID (\d+)", said))),
    )  # fmt: skip


def lost(house: House, keys: list[str]) -> int:
    """How many of the keys to receipts lead to nothing in the database."""
    secret = site_secret(Settings(data=house.data)).encode()
    acknowledged = {hmac.digest(secret, f"receipt:{key}".encode(), hashlib.sha256).hex() for key in keys}
    stored = {row[0] for row in house.rows("SELECT reader_hash FROM discussion_comment")}
    return len(acknowledged - stored)
