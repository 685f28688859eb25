"""How printed files are to be served, by whoever serves them: their type, how long they may be kept, where they lead."""

import re
from html import unescape
from urllib.parse import quote, urljoin, urlsplit

# Feeds have types of their own, by name; the rest goes by ending.
_NAMES = {"feed.xml": "application/rss+xml; charset=utf-8", "feed.json": "application/feed+json"}
ENDINGS = {
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

# No grace period: after a vote the browser is sent back to the page it came from, and must see the new count;
# what is taken down is gone at the next look. Looking again costs a 304.
REVALIDATE = "public, max-age=0, must-revalidate"
FOR_GOOD = "public, max-age=31536000, immutable"

# In files for programs only at the very beginning, where nothing of a reader's can stand.
_PROGRAMS = re.compile(
    rb"""<\?xml [^?]*\?>\n<\?courant-status 301 (?P<xml>[^?\s]+)\?>"""
    rb"""|\{\s*"_courant": ?\{\s*"status": ?301,\s*"location": ?"(?P<json>[^"\\\s]+)"\s*\}"""
)
_STATUS = re.compile(rb"""<meta\s+name=["']?courant-status["']?\s+content=["']?(301|410)""")
_REFRESH = re.compile(rb"""<meta\s+http-equiv=["']?refresh["']?\s+content=(["'])\s*0\s*;\s*url=(.*?)\1""")
_CANONICAL = re.compile(rb"""<link\s+rel=["']?canonical["']?\s+href=(["'])(.*?)\1""")


def content_type(path: str) -> str:
    """The media type of a file, by its address; an address that ends in a slash is a page."""
    name = path.rpartition("/")[2] or "index.html"
    return _NAMES.get(name) or ENDINGS.get(name.rpartition(".")[2].lower(), "application/octet-stream")


def caching(path: str) -> str:
    """How long a file may be kept: for good where its name is made from its content."""
    return FOR_GOOD if is_named_by_content(path) else REVALIDATE


def is_named_by_content(path: str) -> bool:
    """Whether another content would lie at another address."""
    return path.startswith(("/pictures/", "/theme/"))


def printed_status(path: str, body: bytes) -> int:
    """The status that a printed file says it has: 301, 410, or else 200."""
    if not content_type(path).startswith("text/html"):
        return 301 if _PROGRAMS.match(body[:2048]) else 200
    if b"courant-status" not in body[:2048]:
        return 200
    status = _STATUS.search(body[:2048])
    return int(status[1]) if status else 200


def printed_target(path: str, body: bytes) -> str:
    """Where a printed redirect leads, as the Location header says it; empty where it leads nowhere."""
    target = _written_target(path, body[:4096])
    if not target:
        return ""
    parts = urlsplit(urljoin(quoted(path), target))
    if parts.scheme and parts.scheme not in ("http", "https"):
        return ""
    return parts._replace(path=quoted(parts.path).replace("%25", "%")).geturl()


def _written_target(path: str, head: bytes) -> str:
    if content_type(path).startswith("text/html"):
        found = _REFRESH.search(head) or _CANONICAL.search(head)
        return unescape(found[2].decode("utf-8", "replace")).strip() if found else ""
    stated = _PROGRAMS.match(head)
    return (stated["xml"] or stated["json"]).decode("utf-8", "replace") if stated else ""


def quoted(path: str) -> str:
    """The path as it is written in a Location header."""
    return quote(path, safe="/-._~!$&'()*+,;=:@")
