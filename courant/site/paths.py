"""What an asked-for path may look like, and what kind of file stands at its end."""

import unicodedata
from urllib.parse import quote

# Feeds have types of their own, by name; the rest goes by ending.
_NAMES = {"feed.xml": "application/rss+xml; charset=utf-8", "feed.json": "application/feed+json"}
_ENDINGS = {
    "html": "text/html; charset=utf-8",
    "xml": "application/xml",
    "json": "application/json",
    "webmanifest": "application/manifest+json",
    "txt": "text/plain; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "avif": "image/avif",
    "gif": "image/gif",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "woff": "font/woff",
    "pdf": "application/pdf",
}


class PathRefused(ValueError):
    """No honest link asks for this path; the sentence says what is wrong with it."""


def cleaned(path: str) -> str:
    """The path in NFC.

    Raises:
        PathRefused: it has characters or steps that no address of ours has.
    """
    if not path.startswith("/"):
        raise PathRefused("An address begins with a slash.")
    if "\\" in path or "\N{REPLACEMENT CHARACTER}" in path:
        raise PathRefused("The address is not valid UTF-8, or holds a backslash.")
    if any(character < " " or "\x7f" <= character < "\xa0" for character in path):
        raise PathRefused("The address holds a control character.")
    if ".." in path and ".." in path.split("/"):
        raise PathRefused("The address climbs out of the site.")
    return unicodedata.normalize("NFC", path)


def is_public(path: str) -> bool:
    """Whether a file at this path may be shown: no hidden names, no empty steps."""
    steps = path.split("/")[1:]
    hidden = [step for step in steps if step.startswith(".")]
    return "" not in steps[:-1] and (not hidden or (hidden == steps[:1] == [".well-known"]))


def is_live(path: str) -> bool:
    """Whether the application answers this path, rather than a file."""
    return path.startswith(("/-/", "/desk/")) or path in ("/-", "/desk")


def content_type(path: str) -> str:
    """The media type of a file, by its name."""
    name = path.rpartition("/")[2]
    return _NAMES.get(name) or _ENDINGS.get(name.rpartition(".")[2].lower(), "application/octet-stream")


def quoted(path: str) -> str:
    """The path as it is written in a Location header."""
    return quote(path, safe="/-._~!$&'()*+,;=:@")
