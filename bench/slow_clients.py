"""Measures what an honest reader feels while others send headers and bodies as slowly as they can.

    python bench/slow_clients.py PORT /en/some/story/ [--post /-/comments/1/]

Loopback only. At most 1,000 slow clients of each kind, at most two minutes; standard library only.
"""

import argparse
import http.client
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

HOST = "127.0.0.1"
HEADERS = b"GET %s HTTP/1.1\r\nHost: localhost\r\nX-A: "
FORM = b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 4000\r\n\r\n"
BODY = b"POST %s HTTP/1.1\r\nHost: localhost\r\n" + FORM


def main() -> None:
    """Measure an honest reader alone, then among slow clients."""
    asked = _arguments()
    print(f"{'':24} {'asked':>6} {'failed':>6} {'p50 ms':>8} {'p99 ms':>8} {'max ms':>8}")
    for felt in measure(asked.port, asked.page, post=asked.post, count=asked.count, seconds=asked.seconds):
        print(f"{felt.name:24} {felt.asked:>6} {felt.failed:>6} {felt.p50:>8.1f} {felt.p99:>8.1f} {felt.most:>8.1f}")
        if felt.slow:
            print(f"{'':24} {felt.slow}")


@dataclass
class Felt:
    """What an honest reader felt; times in milliseconds."""

    name: str
    asked: int
    failed: int
    p50: float
    p99: float
    most: float
    slow: str = ""


def measure(
    port: int, page: str, *, post: str = "/-/comments/1/", count: int = 300, seconds: float = 8
) -> Iterator[Felt]:
    """What an honest reader feels alone, among slow headers, slow bodies, both, and afterwards."""
    honest = Honest(port, page)
    yield honest.read_for(seconds, "alone")
    for name, headers, bodies in (
        (f"{count} slow headers", count, 0),
        (f"{count} slow bodies", 0, count),
        (f"{count} of each", count, count),
    ):
        slow = _Slow(port, headers, bodies, page, post)
        slow.start()
        felt = honest.read_for(seconds, name)
        slow.stop()
        felt.slow = f"of the slow, {slow.open_at_end} are there, {slow.closed} were closed and came back"
        yield felt
    yield honest.read_for(seconds, "afterwards")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("port", type=int)
    parser.add_argument("page")
    parser.add_argument("--post", default="/-/comments/1/", help="address that bodies are sent to")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=8)
    asked = parser.parse_args()
    asked.count, asked.seconds = min(asked.count, 1000), min(asked.seconds, 30)
    return asked


class _Slow(threading.Thread):
    """Clients that send one byte a second; a refused one comes back."""

    def __init__(self, port: int, headers: int, bodies: int, page: str, post: str) -> None:
        super().__init__(daemon=True)
        self._port = port
        starts = [HEADERS % page.encode()] * headers + [BODY % post.encode()] * bodies
        self._clients: list[tuple[bytes, socket.socket | None]] = [(start, None) for start in starts]
        self._over = threading.Event()
        self.closed = self.open_at_end = 0

    def start(self) -> None:
        """Be all there before the measurement begins."""
        self._clients = [(start, self._connect(start)) for start, _ in self._clients]
        time.sleep(1)
        super().start()

    def run(self) -> None:
        """Send a byte on each connection every second."""
        while not self._over.wait(1):
            self._clients = [(start, self._poke(start, client)) for start, client in self._clients]

    def stop(self) -> None:
        """Leave."""
        self._over.set()
        self.join()
        self.open_at_end = sum(client is not None for _, client in self._clients)
        for _, client in self._clients:
            if client:
                client.close()

    def _connect(self, start: bytes) -> socket.socket | None:
        try:
            client = socket.create_connection((HOST, self._port), timeout=5)
            client.sendall(start)
            client.setblocking(False)
        except OSError:
            return None
        return client

    def _poke(self, start: bytes, client: socket.socket | None) -> socket.socket | None:
        try:
            if client is None:
                return self._connect(start)
            client.send(b"a")
            try:
                if client.recv(65536) == b"":
                    raise ConnectionResetError
            except BlockingIOError:
                pass
        except OSError:
            self.closed += 1
            if client:
                client.close()
            return self._connect(start)
        return client


class Honest:
    """A reader who opens a page, each time on a new connection, as a newcomer does."""

    def __init__(self, port: int, page: str) -> None:
        self._port, self._page = port, page

    def read_for(self, seconds: float, name: str) -> Felt:
        """Read for some seconds."""
        times, failed = [], 0
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            began = time.perf_counter()
            failed += not self._read()
            times.append((time.perf_counter() - began) * 1000)
            time.sleep(0.01)
        times.sort()
        p50, p99 = times[len(times) // 2], times[int(len(times) * 0.99)]
        return Felt(name, len(times), failed, p50, p99, times[-1])

    def _read(self) -> bool:
        connection = http.client.HTTPConnection(HOST, self._port, timeout=10)
        try:
            connection.request("GET", self._page)
            answer = connection.getresponse()
            return answer.status == 200 and bool(answer.read())
        except OSError:
            return False
        finally:
            connection.close()


if __name__ == "__main__":
    main()
