"""The socket on which a part of the worker is woken."""

import socket
from contextlib import suppress
from pathlib import Path


class Bell:
    """Rung by `wake`, also from another process."""

    def __init__(self, path: Path) -> None:
        with suppress(FileNotFoundError):
            path.unlink()
        self.path = path
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(str(path))

    def close(self) -> None:
        """Hear nothing any more."""
        self.socket.close()

    def wait(self, seconds: float) -> None:
        """Sleep until woken, or for so long; several wake-ups count as one."""
        self.socket.settimeout(max(seconds, 0.001))
        with suppress(TimeoutError):
            self.socket.recv(1)
            self.socket.setblocking(False)
            with suppress(BlockingIOError):
                while self.socket.recv(1):
                    pass
