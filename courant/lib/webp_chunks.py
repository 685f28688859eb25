"""WebP as a list of chunks, so that all but the picture can be taken out without decoding it.

Source: Google, WebP Container Specification; RFC 9649.
"""

from collections.abc import Iterator

_KEPT = (b"VP8X", b"ALPH", b"VP8 ", b"VP8L")
_HAS_ALPHA = 0x10


class _Broken(Exception):
    """The chunks do not follow one another as they should."""


def size(data: bytes) -> tuple[int, int] | None:
    """Width and height of the canvas, or of the picture where there is no canvas."""
    kind, body = data[12:16], data[20:30]
    if len(body) < 10:
        return None
    if kind == b"VP8X":
        return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 " and body[3:6] == b"\x9d\x01\x2a":
        return int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF
    return None


def moves(data: bytes) -> bool:
    """Say whether this is an animation."""
    try:
        return any(kind in (b"ANIM", b"ANMF") for kind, _ in _chunks(data))
    except _Broken:
        return False


def is_lossless(data: bytes) -> bool:
    """Say whether the pixels were kept exactly."""
    try:
        return any(kind == b"VP8L" for kind, _ in _chunks(data))
    except _Broken:
        return False


def strip(data: bytes) -> bytes | None:
    """Keep what draws the picture and nothing else; None when the file must be decoded and written anew."""
    kept: dict[bytes, bytes] = {}
    try:
        for kind, body in _chunks(data):
            if kind in kept:
                return None
            if kind in _KEPT:
                kept[kind] = body
    except _Broken:
        return None
    if b"VP8X" in kept:
        if len(kept[b"VP8X"]) != 10:
            return None
        # The flags must not promise the profile, EXIF and XMP that are gone.
        kept[b"VP8X"] = bytes([kept[b"VP8X"][0] & _HAS_ALPHA, 0, 0, 0]) + kept[b"VP8X"][4:]
    chunks = b"".join(_chunk(kind, body) for kind, body in kept.items())
    return b"RIFF" + (len(chunks) + 4).to_bytes(4, "little") + b"WEBP" + chunks


def _chunk(kind: bytes, body: bytes) -> bytes:
    return kind + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The name and body of each chunk inside the RIFF container; what follows it is not read."""
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise _Broken
    place = 12
    while place + 8 <= end:
        size = int.from_bytes(data[place + 4 : place + 8], "little")
        if place + 8 + size > end:
            raise _Broken
        yield data[place : place + 4], data[place + 8 : place + 8 + size]
        place += 8 + size + size % 2
