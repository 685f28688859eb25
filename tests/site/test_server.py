"""The real server, as a process; each test starts one, which takes a second together with its end."""

import resource
import signal
import socket
import time
from contextlib import contextmanager

import pytest

from courant.site import server
from tests.site.makers import make_tree, write
from tests.site.running import children_of, free_port, get, is_running, listens, process, until

pytestmark = pytest.mark.slow


@contextmanager
def serving(data):
    port = free_port()
    with process(data, "-m", "courant.site.server", str(port)) as running:
        until(lambda: listens(port))
        yield running, port


def test_pages_are_served_within_a_second_and_without_a_database(tmp_path):
    make_tree(tmp_path)
    port, began = free_port(), time.monotonic()
    with process(tmp_path, "-m", "courant.site.server", str(port)):
        page = until(lambda: get(port, "/en/story/"))
        assert time.monotonic() - began < 1
        assert (page.status, page.body) == (200, b"a story")
        posted = get(port, "/-/comments/1/", "POST", b"text=a", referer=f"http://127.0.0.1:{port}/en/story/")
        assert (posted.status, posted.body) == (503, b"closed in English")
        assert get(port, "/-/alive/").status == get(port, "/desk/").status == 503
        assert get(port, "/en/story/", if_none_match=page.headers["etag"]).status == 304


def test_it_serves_what_is_printed_while_it_runs(tmp_path):
    with serving(tmp_path) as (_, port):
        assert get(port, "/en/story/").status == 503
        site = make_tree(tmp_path)
        assert get(port, "/en/story/").body == b"a story"
        write(site / "en/story/index.html", "with a comment")
        until(lambda: get(port, "/en/story/").body == b"with a comment", seconds=1)
        make_tree(tmp_path, {"en/story/index.html": "second tree"}, number=2)
        until(lambda: get(port, "/en/story/").body == b"second tree", seconds=1)


def test_nothing_that_a_client_sends_disturbs_it(tmp_path):
    site = make_tree(tmp_path)
    write(site / "large.bin", b"x" * 3_000_000)
    with serving(tmp_path) as (_, port):
        for path in ("/%ff", "/%00", "/..%2f..%2fsecret.key", "/%5c", "/a%0d%0aset-cookie:x"):
            assert get(port, path).status == 400, path
        assert get(port, "/en/story/", "HEAD").headers["content-length"] == "7"
        assert get(port, "/en/story/", "PROPFIND").status == 405
        assert get(port, "/en/story/", cookie="a" * 60_000).status in (400, 431)
        began = time.monotonic()
        assert get(port, "/-/comments/1/", "POST", None, content_length="10000000").status == 413
        assert get(port, "/en/story/", "POST", None, content_length="10000000").status == 503
        assert time.monotonic() - began < 0.5
        assert len(get(port, "/large.bin").body) == 3_000_000
        assert get(port, "/en/story/").body == b"a story"


def test_slow_clients_hold_neither_readers_nor_the_end(tmp_path):
    make_tree(tmp_path)
    with serving(tmp_path) as (running, port):
        clients = [socket.create_connection(("127.0.0.1", port)) for _ in range(300)]
        for number, client in enumerate(clients):
            slow_body = b"POST /-/comments/1/ HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\na"
            client.sendall(slow_body if number % 2 else b"GET /en/ HTTP/1.1\r\nHost")
        times = []
        for _ in range(100):
            began = time.monotonic()
            assert get(port, "/en/story/").status == 200
            times.append(time.monotonic() - began)
        assert sorted(times)[98] < 0.2
        began = time.monotonic()
        running.send_signal(signal.SIGTERM)
        assert running.wait(10) == 0
        assert time.monotonic() - began < 5
        for client in clients:
            client.close()


def test_killed_at_once_it_leaves_nothing_behind(tmp_path):
    make_tree(tmp_path)
    with serving(tmp_path) as (running, port):
        until(lambda: get(port, "/en/story/"))
        workers = children_of(running.pid)
        assert workers
        running.kill()
        until(lambda: not any(is_running(worker) for worker in workers))


def test_a_second_server_never_shares_the_port(tmp_path):
    make_tree(tmp_path)
    with serving(tmp_path) as (_, port), process(tmp_path, "-m", "courant.site.server", str(port)) as second:
        _, complaint = second.communicate(timeout=10)
        assert second.returncode == 2 and complaint.startswith(f"Port {port} is in use")


def test_it_asks_for_enough_open_files(monkeypatch):
    asked = []
    monkeypatch.setattr(resource, "getrlimit", lambda which: (1024, 2048))
    monkeypatch.setattr(resource, "setrlimit", lambda which, limits: asked.append(limits))
    assert server.connections() == 2048 - 256
    assert asked == [(2048, 2048)]
    monkeypatch.setattr(resource, "getrlimit", lambda which: (100_000, 100_000))
    assert server.connections() == 4096
