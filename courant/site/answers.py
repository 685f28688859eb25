"""Questions to the site and its answers, and the headers that every answer carries."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from courant.press import serving

Headers = list[tuple[str, str]]

_POLICY = {
    "default-src": "'none'",
    "img-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    "script-src": "'self'",
    "manifest-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
# What Chromium knows by name: it warns of names it does not know.
_POWERS = """
    accelerometer autoplay camera display-capture encrypted-media fullscreen geolocation gyroscope hid
    idle-detection local-fonts magnetometer microphone midi payment picture-in-picture
    publickey-credentials-get screen-wake-lock serial usb xr-spatial-tracking
"""

SECURITY: Headers = [
    ("content-security-policy", "; ".join(f"{name} {value}" for name, value in _POLICY.items())),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("permissions-policy", ", ".join(f"{power}=()" for power in _POWERS.split())),
]

FOR_A_WHILE = "public, max-age=300"
NEVER = "no-store"


class Fields(Protocol):
    """Request headers, asked for by their lower-case names."""

    def get(self, key: str, default: str | None = None, /) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked for; the path is percent-decoded."""

    path: str
    method: str = "GET"
    query: str = ""
    headers: Fields | Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back: a body, or the name of a file that is sent from disk."""

    status: int
    headers: Headers
    body: bytes = b""
    file: str = ""

    def header(self, name: str) -> str | None:
        """The value of a header, by its lower-case name."""
        return next((value for key, value in self.headers if key.lower() == name), None)


def caching(path: str) -> str:
    """How long a file may be kept: a printed one as it is elsewhere, one of the desk for a while."""
    return FOR_A_WHILE if path.startswith("/desk/static/") else serving.caching(path)


def plain(status: int, sentence: str, *, retry_after: int | None = None, **more: str) -> Answer:
    """One sentence of text, never cached."""
    headers = [("content-type", "text/plain; charset=utf-8"), ("cache-control", NEVER), *SECURITY]
    headers += [(name.replace("_", "-"), value) for name, value in more.items()]
    if retry_after is not None:
        headers.append(("retry-after", str(retry_after)))
    return Answer(status, headers, f"{sentence}\n".encode())


def moved(status: int, location: str, **more: str) -> Answer:
    """A redirect, which is asked for again each time: addresses may change hands."""
    headers = [("location", location), ("cache-control", more.pop("cache_control", serving.REVALIDATE)), *SECURITY]
    headers += [(name.replace("_", "-"), value) for name, value in more.items()]
    return Answer(status, headers)
