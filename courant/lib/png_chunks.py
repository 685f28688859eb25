"""PNG as a list of chunks, so that all but the picture can be taken out without decoding it.

Source: W3C, Portable Network Graphics (PNG) Specification, third edition.
"""

import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"

_PIXELS = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
# Colour, each with the only size it can have, so that nothing else hides in it.
_COLOUR = {b"sRGB": 1, b"gAMA": 4, b"cHRM": 32}


class _Broken(Exception):
    """The chunks do not follow one another as they should."""


def size(data: bytes) -> tuple[int, int] | None:
    """Width and height from the header chunk, which must come first."""
    if data[8:16] != b"\0\0\0\rIHDR" or len(data) < 33:
        return None
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def moves(data: bytes) -> bool:
    """Say whether this is an animation (APNG)."""
    try:
        return any(kind == b"acTL" for kind, _ in _chunks(data))
    except _Broken:
        return False


def strip(data: bytes) -> bytes | None:
    """Keep what draws the picture and nothing else; None when the file must be decoded and written anew.

    Text, EXIF, times, profiles and unknown chunks go, and all that follows the end of the picture.
    """
    out = [SIGNATURE]
    try:
        for kind, chunk in _chunks(data):
            if kind in _PIXELS or _COLOUR.get(kind) == len(chunk) - 12:
                if zlib.crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:], "big"):
                    return None
                out.append(chunk)
            elif kind[:1].isupper():
                return None
    except _Broken:
        return None
    return b"".join(out)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The name of each chunk and the whole of it, up to and with IEND."""
    place = len(SIGNATURE)
    kind = b""
    while kind != b"IEND":
        end = place + 12 + int.from_bytes(data[place : place + 4], "big")
        kind = data[place + 4 : place + 8]
        if len(kind) < 4 or end > len(data):
            raise _Broken
        yield kind, data[place:end]
        place = end
