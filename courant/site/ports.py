"""Whether a port can be had, said in one sentence if not."""

import errno
import socket

BUSY = 2  # the exit code of a command that cannot have its port


def port_trouble(host: str, port: int) -> str:
    """One sentence if the port cannot be had, or nothing."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # Connections of the last run may linger; only who listens is in the way. Granian would not notice: it
        # shares the port, and readers would get one site or the other.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except (OSError, OverflowError) as problem:
            return _sentence(host, port, problem)
    return ""


def _sentence(host: str, port: int, problem: Exception) -> str:
    if isinstance(problem, OSError) and problem.errno == errno.EADDRINUSE:
        return f"Port {port} is in use by another program. Choose another: make run PORT={port % 60000 + 1}"
    if isinstance(problem, PermissionError):
        return f"Port {port} is for the system's own services. Choose one above 1023: make run PORT=8000"
    return f"Port {port} at {host} cannot be used: {problem}."
