"""JPEG as a list of segments, so that all but the picture can be taken out without decoding it.

Source: ITU-T T.81, annex B; JFIF 1.02; Adobe's technical note 5116 for APP14.
"""

import re
from collections.abc import Iterator

_SOI = b"\xff\xd8"
_EOI = 0xD9
_SOS = 0xDA
_APP0, _APP1, _APP14 = 0xE0, 0xE1, 0xEE
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# Tables and the like: DHT, DAC, DQT, DRI. With frames, scans and two APP segments, that is all we keep.
_TABLES = frozenset([0xC4, 0xCC, 0xDB, 0xDD])
# In a scan, FF 00 is a byte FF, FF D0 to FF D7 are restart marks; any other mark ends it.
_SCAN_END = re.compile(b"\xff+[\x01-\xcf\xd8-\xfe]")


class _Broken(Exception):
    """The segments do not follow one another as they should."""


def size(data: bytes) -> tuple[int, int] | None:
    """Width and height from the frame header; None when there is none before the first scan."""
    try:
        for mark, body, _ in _segments(data):
            if mark in _FRAMES and len(body) >= 6:
                return int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big")
            if mark == _SOS:
                return None
    except _Broken:
        pass
    return None


def count_scans(data: bytes) -> int:
    """Count the scans; where the segments are disturbed, count every mark of one, as a decoder might."""
    most = data.count(bytes([0xFF, _SOS]))
    if most < 20:  # the usual case, told a hundred times faster; thumbnails and appended pictures add some
        return most
    try:
        return sum(mark == _SOS for mark, _, _ in _segments(data))
    except _Broken:
        return most


def strip(data: bytes) -> bytes | None:
    """Keep what draws the picture and nothing else; None when the file must be decoded and written anew.

    Stays: tables, one frame, scans, JFIF's density without its thumbnail, Adobe's colour transform. Goes:
    EXIF, XMP, IPTC, ICC, MPF, maker notes, comments, and all that follows the end of the picture.
    """
    out = [_SOI]
    frames = 0
    try:
        for mark, body, scan in _segments(data):
            frames += mark in _FRAMES
            if mark in _FRAMES or mark in _TABLES or mark == _SOS:
                out += [_segment(mark, body), scan]
            elif mark in (_APP0, _APP14):
                out.append(_harmless(mark, body))
            elif not (_APP0 <= mark <= 0xEF or mark == 0xFE):
                return None
    except _Broken:
        return None
    return b"".join(out) + bytes([0xFF, _EOI]) if frames == 1 else None


def with_metadata(data: bytes, exif: bytes, xmp: bytes) -> bytes | None:
    """The same picture with this EXIF (beginning with its TIFF header) and XMP, or none where empty, and no other;
    None when the file must be decoded and written anew."""
    bare = strip(data)
    if bare is None:
        return None
    segments = _segment(_APP1, b"Exif\0\0" + exif) if exif else b""
    segments += _segment(_APP1, b"http://ns.adobe.com/xap/1.0/\0" + xmp) if xmp else b""
    density = 4 + int.from_bytes(bare[4:6], "big") if bare[2:4] == bytes([0xFF, _APP0]) else 2  # JFIF's comes first
    return bare[:density] + segments + bare[density:]


def _harmless(mark: int, body: bytes) -> bytes:
    if mark == _APP0 and body.startswith(b"JFIF\0") and len(body) >= 14:
        return _segment(mark, body[:12] + b"\0\0")  # no thumbnail
    if mark == _APP14 and body.startswith(b"Adobe") and len(body) >= 12:
        return _segment(mark, body[:12])
    return b""


def _segment(mark: int, body: bytes) -> bytes:
    return bytes([0xFF, mark]) + (len(body) + 2).to_bytes(2, "big") + body


def _segments(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Each mark with its body and, for a scan, its coded data; stops at the end of the picture."""
    place = 2
    while True:
        if data[place : place + 1] != b"\xff":
            raise _Broken
        while data[place : place + 1] == b"\xff":  # more than one is padding
            place += 1
        if place >= len(data):
            raise _Broken
        mark = data[place]
        if mark == _EOI:
            return
        size = int.from_bytes(data[place + 1 : place + 3], "big")
        end = place + 1 + size
        if size < 2 or end > len(data):
            raise _Broken
        body, place = data[place + 3 : end], end
        scan = b""
        if mark == _SOS:
            found = _SCAN_END.search(data, place)
            if found is None:
                raise _Broken
            scan, place = data[place : found.start()], found.start()
        yield mark, body, scan
