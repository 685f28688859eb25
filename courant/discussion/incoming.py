"""Reads a stranger's form: bounded before it is read, decoded strictly, files and foreign fields left out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes

from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParser, MultiPartParserError

from courant.discussion import sentences
from courant.discussion.refused import Refused
from courant.discussion.sentences import Sentence

LIMIT = 64 * 1024
MAX_FIELDS = 100
URLENCODED = "application/x-www-form-urlencoded"  # what our pages send

# This encoding keeps every byte, so that bad UTF-8 is found and not papered over.
BYTES = "latin-1"


@dataclass(frozen=True)
class Form:
    """Our fields of a form: the first value of each, and what was wrong with them."""

    values: Mapping[str, str]
    unreadable: frozenset[str] = frozenset()
    doubled: frozenset[str] = frozenset()


def read_form(request: HttpRequest, *, fields: Collection[str]) -> Form:
    """The named fields of a form, URL-encoded or multipart.

    Raises:
        Refused: it is too big, without a length, cut short, or no form.
    """
    body = _body(request, _length(request))
    if request.content_type == URLENCODED:
        pairs = _from_urlencoded(body)
    else:
        pairs = _from_multipart(request, body)
    return _ours(pairs, fields)


def _length(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or ""
    if not length:
        raise Refused(411, Sentence(sentences.LENGTH_MISSING))
    if not (length.isascii() and length.isdigit()):
        raise Refused(400, Sentence(sentences.CUT_SHORT))
    if len(length) > 9 or int(length) > LIMIT:
        raise Refused(413, Sentence(sentences.TOO_BIG))
    if request.content_type not in (URLENCODED, "multipart/form-data"):
        raise Refused(415, Sentence(sentences.NOT_A_FORM))
    return int(length)


def _body(request: HttpRequest, length: int) -> bytes:
    try:
        body = request.read(length)
    except UnreadablePostError:
        body = b""
    if len(body) != length:
        raise Refused(400, Sentence(sentences.CUT_SHORT))
    return body


def _from_urlencoded(body: bytes) -> list[tuple[str, bytes]]:
    """As `parse_qsl` reads it, without making texts of what is not known to be UTF-8: that cost three times as much."""
    parts = body.split(b"&")
    if len(parts) > MAX_FIELDS:
        raise Refused(400, Sentence(sentences.DAMAGED))
    pairs = (part.replace(b"+", b" ").partition(b"=") for part in parts if part)
    return [(_unquoted(name).decode(BYTES), _unquoted(value)) for name, _, value in pairs]


def _unquoted(part: bytes) -> bytes:
    return unquote_to_bytes(part) if b"%" in part else part  # most need none of it


def _from_multipart(request: HttpRequest, body: bytes) -> list[tuple[str, bytes]]:
    edge = b"--" + (request.content_params or {}).get("boundary", "").encode(errors="replace")
    if body.count(edge) > MAX_FIELDS + 1:  # before it is taken apart, which takes the square of their number
        raise Refused(400, Sentence(sentences.DAMAGED))
    try:
        fields, _ = MultiPartParser(request.META, BytesIO(body), [_NoFiles()], BYTES).parse()
    except (MultiPartParserError, SuspiciousOperation) as error:
        raise Refused(400, Sentence(sentences.DAMAGED)) from error
    return [(name, str(value).encode(BYTES)) for name, values in fields.lists() for value in values]


class _NoFiles(FileUploadHandler):
    """We never asked for a file."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None: ...

    def file_complete(self, file_size: int) -> None: ...


def _ours(pairs: list[tuple[str, bytes]], fields: Collection[str]) -> Form:
    values: dict[str, str] = {}
    unreadable, doubled = set(), set()
    for name, raw in pairs:
        if name in values:
            doubled.add(name)
        elif name in fields:
            try:
                values[name] = raw.decode()
            except UnicodeDecodeError:
                values[name] = raw.decode(errors="replace")
                unreadable.add(name)
    return Form(values, frozenset(unreadable), frozenset(doubled))
