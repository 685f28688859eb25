"""Reading one printed file from disk, and what is said about it."""

import os
import stat
from dataclasses import replace
from hashlib import blake2b

from courant.lib import compression
from courant.press.serving import content_type, printed_status, printed_target
from courant.site.answers import SECURITY, Answer, Headers, caching
from courant.site.memory import Form, Kept, Mark

LARGEST_IN_MEMORY = 1024 * 1024

_POLICY = blake2b(repr(SECURITY).encode(), digest_size=16).digest()


def read(folder: str, path: str) -> Kept | None:
    """The file at a path of the site, or None if there is none, or if a link leads out of the site."""
    tree = os.path.realpath(folder)
    kept = _read_in(tree, folder, path)
    if kept is None and os.path.realpath(folder) != tree:  # switched meanwhile, and the old tree removed
        kept = _read_in(os.path.realpath(folder), folder, path)
    return kept


def read_file(path: str, file: str, known_as: str) -> Kept | None:
    """One regular file, which is found again under another name: that name may lead to another tree later."""
    with open(file, "rb", opener=_without_waiting) as opened:
        seen = os.fstat(opened.fileno())
        if not stat.S_ISREG(seen.st_mode):
            return None
        mark = (seen.st_dev, seen.st_ino, seen.st_mtime_ns, seen.st_size)
        if seen.st_size <= LARGEST_IN_MEMORY:
            return _kept(path, known_as, mark, opened.read())
        digest = _digest()
        while part := opened.read(LARGEST_IN_MEMORY):
            digest.update(part)
        return _large(path, file, known_as, mark, digest.hexdigest())


def _read_in(tree: str, folder: str, path: str) -> Kept | None:
    name = f"{path}index.html" if path.endswith("/") else path
    try:
        file = os.path.realpath(tree + name)
        if not file.startswith(tree + os.sep):
            return None
        kept = read_file(path, file, known_as=folder + name)
    except (OSError, ValueError):  # no such file, a name too long, a name that the disk cannot write
        return None
    return _with_forms(kept, path, file) if kept and kept.answer.status == 200 and compression.is_text(name) else kept


def _with_forms(kept: Kept, path: str, file: str) -> Kept:
    """A text with its compressed forms, those that expand to the very text: what is being printed just now, or was
    put there by somebody else, is left out."""
    text = [("vary", "Accept-Encoding")]
    etag, forms = kept.answer.header("etag") or "", {}
    for variant in compression.VARIANTS:
        body = _expanding_to(etag, file, variant)
        if body:
            headers = [*_headers(path, f'"{_digest(body).hexdigest()}"'), ("content-encoding", variant.coding), *text]
            forms[variant.coding] = _form(Answer(200, headers, body))
    is_alone = len(forms) < len(compression.VARIANTS) and kept.mark[3] >= compression.SMALLEST
    plain = replace(kept.answer, headers=[*kept.answer.headers, *text])
    return Kept(kept.file, kept.mark, _form(plain), forms, is_alone=is_alone)


def _expanding_to(etag: str, file: str, variant: compression.Variant) -> bytes:
    try:
        with open(file + variant.suffix, "rb", opener=_without_waiting) as opened:
            body = opened.read(LARGEST_IN_MEMORY + 1)
        if len(body) <= LARGEST_IN_MEMORY and f'"{_digest(variant.expand(body)).hexdigest()}"' == etag:
            return body
    except compression.DAMAGED:  # or not there, which is an OSError
        return b""
    return b""


def _without_waiting(file: str, flags: int) -> int:
    # A pipe that somebody left in the folder would otherwise keep the thread until something is written to it.
    return os.open(file, flags | os.O_NONBLOCK)


def _kept(path: str, file: str, mark: Mark, body: bytes) -> Kept:
    etag = f'"{_digest(body).hexdigest()}"'
    headers = _headers(path, etag)
    status = printed_status(path, body)
    unversioned = [field for field in headers if field[0] != "etag"]
    if status == 410:
        gone = Answer(410, unversioned, body)
        return Kept(file, mark, Form("", gone, gone))
    target = printed_target(path, body) if status == 301 else ""
    if target:
        moved = Answer(301, [("location", target), *unversioned], body)
        return Kept(file, mark, Form("", moved, moved))
    return Kept(file, mark, _form(Answer(200, headers, body)))


def _large(path: str, file: str, known_as: str, mark: Mark, digest: str) -> Kept:
    """A file too large for memory: it is sent from disk, from the tree in which it was read."""
    headers = [*_headers(path, f'"{digest}"'), ("content-length", str(mark[3]))]
    return Kept(known_as, mark, _form(Answer(200, headers, file=file)))


def _headers(path: str, etag: str) -> Headers:
    return [("content-type", content_type(path)), ("etag", etag), ("cache-control", caching(path)), *SECURITY]


def _digest(body: bytes = b"") -> blake2b:
    # An answer of 304 carries no policy, so a page under a new policy must not pass for the old one.
    return blake2b(body, digest_size=16, key=_POLICY)


def _form(answer: Answer) -> Form:
    unchanged = Answer(304, [field for field in answer.headers if field[0] in ("etag", "cache-control", "vary")])
    return Form(answer.header("etag") or "", answer, unchanged)
