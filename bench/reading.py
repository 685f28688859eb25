"""Requests per second of a story page: the embedded server and nginx over the same folder, interleaved."""

import os
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from bench import machine, slow_clients
from bench.wrk import Served, served
from tests.journeys.house import House, free_port

STORY = "SELECT path FROM files WHERE path LIKE '/en/%/20%/' ORDER BY path"
CONF = """
{user}
worker_processes auto;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
daemon off;
events {{ worker_connections 2048; }}
http {{
  sendfile on; tcp_nopush on; server_tokens off; access_log off;
  types {{ text/html html; text/css css; text/javascript js; image/jpeg jpg; application/json json; }}
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port} backlog=1024; root {root}; index index.html; }}
}}
"""
Runs = dict[tuple[str, int], list[Served]]


def missing_programs() -> list[str]:
    """Which of the programs needed are not installed."""
    return [name for name in ("wrk", "nginx") if shutil.which(name) is None]


def measure(data: Path, *, runs: int = 3, seconds: int = 5) -> tuple[Runs, list[slow_clients.Felt], int]:
    """Requests per second by server and connections; what an honest reader feels among slow clients; bytes a page."""
    missing = missing_programs()
    found: Runs = {}
    with House(data) as house, nginx(data) as (nginx_port, nginx_pid):
        with house.at_rest():
            page = story_page(data)
        size = len(urllib.request.urlopen(f"http://127.0.0.1:{house.port}{page}").read())
        servers = {"embedded": (house.port, house.pid("server")), "nginx": (nginx_port, nginx_pid)}
        for _run in range(runs if "wrk" not in missing else 0):
            for connections in (16, 64):
                for name, (port, pid) in servers.items():
                    if port and pid:
                        machine.wait_until_quiet()
                        url = f"http://127.0.0.1:{port}{page}"
                        one = served(url, connections=connections, seconds=seconds, server=pid)
                        found.setdefault((name, connections), []).append(one)
        felt = list(slow_clients.measure(house.port, page))
    return found, felt, size


def story_page(data: Path) -> str:
    """The address of a story in the middle of the archive."""
    from contextlib import closing

    from tests.journeys.tables import read_only

    with closing(read_only(data / "current" / "manifest.sqlite3")) as tables:
        paths = [row[0] for row in tables.execute(STORY)]
    return str(paths[len(paths) // 2])


@contextmanager
def nginx(data: Path) -> Iterator[tuple[int, int]]:
    """nginx over the printed folder: its port and process; zeros where it is not installed."""
    if "nginx" in missing_programs():
        yield 0, 0
        return
    folder, port = data / "nginx", free_port()
    folder.mkdir()
    user = "user root;" if os.geteuid() == 0 else ""
    conf = folder / "nginx.conf"
    conf.write_text(CONF.format(user=user, folder=folder, port=port, root=data / "current" / "site"))
    process = subprocess.Popen(["nginx", "-c", str(conf), "-e", str(folder / "error.log")], stdin=subprocess.DEVNULL)
    try:
        wait_until_it_answers(port)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(10)
        shutil.rmtree(folder)


def wait_until_it_answers(port: int) -> None:
    """Wait a few seconds for a server to start."""
    for _attempt in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("nginx does not answer")


def table(found: Runs, size: int) -> list[str]:
    """The lines for docs/benchmarks.md."""
    rows = []
    for (name, connections), runs in sorted(found.items(), key=lambda entry: (entry[0][1], entry[0][0])):
        quiet = [run for run in runs if run.foreign < 0.35]
        counted = quiet if len(quiet) >= 2 else runs
        rows.append(
            f"| {name} | {connections} | {middle(counted, 'per_second'):,.0f} | {middle(counted, 'cpu_per_thousand'):.3f} "
            f"| {middle(counted, 'p50'):.2f} / {middle(counted, 'p99'):.1f} | {sum(run.failed for run in runs)} "
            f"| {middle(counted, 'foreign'):.2f} |"
        )
    return [
        f"| a story page of {size:,} bytes | connections | requests/s | CPU-s per 1,000 | p50 / p99 ms | failed | other work, cores |",
        "|---|---|---|---|---|---|---|", *rows,
        "| *nginx, plain 40 kB file (PEERS.md, another machine)* | *16* | *43,809* | *0.022* | *- / 4.3* | | |",
        "| *WordPress behind a full-page cache* | *16* | *4,562* | *0.404* | *- / 8.4* | | |",
        "| *Wagtail on Granian* | *16* | *109* | *17.7* | *- / 251* | | |",
        "| *Ghost 6* | *16* | *23* | *54.7* | *- / 1,323* | | |",
    ]  # fmt: skip


def middle(runs: list[Served], name: str) -> float:
    """The median of one figure."""
    return float(median(getattr(run, name) for run in runs))


def slow_table(felt: list[slow_clients.Felt]) -> list[str]:
    """The lines for docs/benchmarks.md."""
    return [
        "| an honest reader of the embedded server, on a new connection each time | asked | failed | p50 ms | p99 ms | max ms |",
        "|---|---|---|---|---|---|",
        *(f"| {f.name} | {f.asked} | {f.failed} | {f.p50:.1f} | {f.p99:.1f} | {f.most:.1f} |" for f in felt),
        "| *ours to be (PROMISES.md): 300 of each* | | *0* | | *200* | |",
    ]
