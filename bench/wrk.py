"""Requests per second of one address, by wrk; with the CPU seconds that the server and others used meanwhile."""

import os
import re
import subprocess
import tempfile
from dataclasses import dataclass

from bench import machine

SAY = """
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format("SAID %d %d %d %.3f %.3f\\n", summary.requests, summary.duration,
    e.status + e.connect + e.read + e.write + e.timeout, latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
"""


@dataclass
class Served:
    """What came back. `foreign` is how many cores were busy with other things."""

    per_second: float
    failed: int
    p50: float
    p99: float
    cpu_per_thousand: float
    foreign: float


def served(url: str, *, connections: int, seconds: int, server: int) -> Served:
    """Ask for one address as often as can be; `server` is the process whose CPU seconds count, with its children."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(SAY)
        script.flush()
        command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "20s", "-s", script.name, url]
        busy, used, own = machine.busy_seconds(), machine.cpu_seconds(server), os.times()
        said = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 60, check=True).stdout
        wrk = os.times().children_user + os.times().children_system - own.children_user - own.children_system
        used, busy = machine.cpu_seconds(server) - used, machine.busy_seconds() - busy
    found = re.search(r"SAID (\d+) (\d+) (\d+) (\S+) (\S+)", said)
    if not found:
        raise RuntimeError(f"wrk does not say what it found: {said[-500:]}")
    requests, length = int(found[1]), int(found[2]) / 1e6
    return Served(
        per_second=requests / length, failed=int(found[3]), p50=float(found[4]), p99=float(found[5]),
        cpu_per_thousand=used / max(requests, 1) * 1000, foreign=max(busy - used - wrk, 0) / length,
    )  # fmt: skip
