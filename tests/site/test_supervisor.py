"""The supervisor as a process, with the real server and a worker that only waits; each test takes a second or two."""

import os
import signal
import socket
import time
from pathlib import Path

import pytest

from courant.site.ports import port_trouble
from tests.site.makers import make_tree
from tests.site.running import children_of, free_port, get, is_running, process, until

pytestmark = pytest.mark.slow

CODE = (
    "import sys; from courant.site import supervisor; supervisor.WORKER = ['-c', 'import time; time.sleep(60)'];"
    "sys.exit(supervisor.run(int(sys.argv[1])))"
)

# A server that ends in its first life before it listens, and serves in its second.
DIES_ONCE = """
import sys; from courant.site import supervisor
supervisor.SERVER = ["-c", '''
import os, sys; from pathlib import Path
died = Path(os.environ["COURANT_DATA"], "died")
if not died.exists():
    died.touch()
    sys.exit(3)
from courant.site.server import run
run(int(sys.argv[1]), sys.argv[2])
''']
"""

# As often as it takes for one to come at every moment of a wait: of Events of threading's, one in fifty hung.
SIGNALS = """
import signal
from courant.site.supervisor import Stop

for number in range(1000):
    stop = Stop()
    signal.signal(signal.SIGALRM, signal.getsignal(signal.SIGINT))
    signal.setitimer(signal.ITIMER_REAL, 0.0002 + number % 100 * 0.000001)
    while not stop.wait(0.00001):
        pass
"""


@pytest.fixture
def site(tmp_path):
    make_tree(tmp_path)
    port = free_port()
    with process(tmp_path, "-c", CODE, str(port)) as running:
        until(lambda: get(port, "/en/story/").status == 200)
        yield running, port


def test_it_says_where_the_site_is_and_stops_both(site):
    running, port = site
    children = until(lambda: len(children_of(running.pid)) == 2 and children_of(running.pid))
    said = running.stdout.readline()
    began = time.monotonic()
    running.send_signal(signal.SIGINT)
    running.wait(10)
    said, complaints = said + running.stdout.read(), running.stderr.read()
    assert running.returncode == 0 and time.monotonic() - began < 5
    assert f"Site: http://localhost:{port}/" in said and said.endswith("Stopped.\n")
    assert not any(is_running(child) for child in children)
    assert "starting it again" not in complaints


def test_a_server_that_is_killed_serves_again_soon(site):
    running, port = site
    server = next(pid for pid in until(lambda: children_of(running.pid)) if _is_server(pid))
    os.kill(server, signal.SIGKILL)
    until(lambda: not is_running(server))
    until(lambda: get(port, "/en/story/").status == 200, seconds=5)


def test_a_server_that_dies_before_it_ever_answered_is_started_again_soon(tmp_path):
    make_tree(tmp_path)
    port = free_port()
    with process(tmp_path, "-c", f"{DIES_ONCE}{CODE}", str(port)):
        until(lambda: get(port, "/en/story/").status == 200, seconds=5)
    assert (tmp_path / "died").exists()


def test_killed_at_once_it_leaves_nothing_behind(site):
    running, port = site
    children = until(lambda: len(children_of(running.pid)) == 2 and children_of(running.pid))
    running.kill()
    until(lambda: not any(is_running(child) for child in children))
    until(lambda: port_trouble("127.0.0.1", port) == "")


def test_a_busy_port_gets_one_sentence_before_anything_starts(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with process(tmp_path, "-m", "courant.site.supervisor", str(port)) as running:
            said, complaint = running.communicate(timeout=10)
    assert running.returncode == 2
    assert said == "" and complaint.startswith(f"Port {port} is in use") and complaint.count("\n") == 1


def _is_server(pid):
    return b"courant.site.server" in Path(f"/proc/{pid}/cmdline").read_bytes()


def test_a_signal_stops_it_at_whatever_moment_it_comes(tmp_path):
    with process(tmp_path, "-c", SIGNALS) as running:
        assert running.wait(60) == 0
