"""The line to a server: a small proxy that counts what is asked, and can be slow, dead, or cut in the middle."""

import re
import socket
import threading
from contextlib import suppress
from time import sleep
from urllib.parse import unquote

_REQUEST = re.compile(rb"(?:\A|\n)(GET|HEAD|PUT|POST|DELETE) (\S+) HTTP/1\.1\r\n")


class Line:
    """Passes on what comes, until told otherwise. Its faults concern connections made afterwards and before."""

    def __init__(self, to: int) -> None:
        self.to = to
        self.requests: list[tuple[str, str]] = []
        self.delay = 0.0  # seconds before each piece is passed on
        self.cut_after: int | None = None  # bytes of a request; then the line is cut
        self.loses_answers = False  # the server does what it was asked, and nobody hears of it
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._listener = self._listen(0)
        self.port: int = self._listener.getsockname()[1]

    def __enter__(self) -> "Line":
        return self

    def __exit__(self, *_error: object) -> None:
        self.die()

    def _listen(self, port: int) -> socket.socket:
        listener = socket.create_server(("127.0.0.1", port), backlog=64)
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()
        return listener

    def die(self) -> None:
        """Nobody listens any more, and whoever was talking is cut off."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.hang_up()

    def hang_up(self) -> None:
        """Cut off whoever is talking."""
        with self._lock:
            for one in self._open:
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)

    def revive(self) -> None:
        """Listen again, in perfect order."""
        self.delay, self.cut_after, self.loses_answers = 0.0, None, False
        self.die()
        self._listener = self._listen(self.port)

    def count(self, method: str) -> int:
        """How often something was asked."""
        return sum(asked == method for asked, _path in self.requests)

    def asked_for(self, method: str) -> list[str]:
        """What was asked for, in order, without the bucket."""
        return [unquote(path.split("/", 2)[2]) for asked, path in self.requests if asked == method]

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                near, _address = listener.accept()
            except OSError:
                return
            threading.Thread(target=self._connect, args=(near,), daemon=True).start()

    def _connect(self, near: socket.socket) -> None:
        with near, socket.create_connection(("127.0.0.1", self.to)) as far:
            with self._lock:
                self._open |= {near, far}
            back = threading.Thread(target=self._pass_on, args=(far, near, False), daemon=True)
            back.start()
            self._pass_on(near, far, True)
            back.join()
            with self._lock:
                self._open -= {near, far}

    def _pass_on(self, one: socket.socket, other: socket.socket, is_asking: bool) -> None:
        passed = 0
        with suppress(OSError):
            while piece := one.recv(65536):
                sleep(self.delay)
                if is_asking:
                    self._note(piece)
                    passed += len(piece)
                    if self.cut_after is not None and passed > self.cut_after:
                        other.sendall(piece[: max(0, len(piece) - (passed - self.cut_after))])
                        break
                elif self.loses_answers and b" 100 " not in piece[:20]:
                    break
                other.sendall(piece)
        for end in (one, other):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _note(self, piece: bytes) -> None:
        for method, path in _REQUEST.findall(piece):
            self.requests.append((method.decode(), path.decode()))
