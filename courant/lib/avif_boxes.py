"""AVIF as a box of boxes: our own pictures taken apart and put together with other metadata, pixels untouched.

It reads what our encoder writes, one picture without transparency, and nothing else. Sources: ISO/IEC 14496-12 (boxes),
ISO/IEC 23008-12 (items, properties, Exif), AV1 Image File Format 1.1.
"""

from collections.abc import Iterator
from typing import NamedTuple

_PICTURE = 1  # the number of the item that is the picture, in what we write
_XMP_TYPE = b"application/rdf+xml"


class NotOurs(ValueError):
    """The boxes are not those that our encoder writes."""


class _Parts(NamedTuple):
    """What draws the picture: the boxes ftyp and iprp as they are, and the coded picture."""

    kind: bytes
    properties: bytes
    coded: bytes


def with_metadata(data: bytes, exif: bytes, xmp: bytes) -> bytes:
    """The same picture with this EXIF (beginning with its TIFF header) and XMP, or none where empty, and no other.

    Raises NotOurs for other files.
    """
    parts = _parts(data)
    items = [(_PICTURE, b"av01", b"", parts.coded)]
    if exif:
        items.append((len(items) + 1, b"Exif", b"", (0).to_bytes(4, "big") + exif))
    if xmp:
        items.append((len(items) + 1, b"mime", _XMP_TYPE + b"\0", xmp))
    sizes = [len(content) for *_, content in items]
    begins_at = len(parts.kind) + len(_meta(items, parts, [0] * len(items))) + 8
    places = [begins_at + sum(sizes[:number]) for number in range(len(items))]
    contents = b"".join(content for *_, content in items)
    return parts.kind + _meta(items, parts, places) + _box(b"mdat", contents)


def _meta(items: list[tuple[int, bytes, bytes, bytes]], parts: _Parts, places: list[int]) -> bytes:
    entries = b"".join(
        _box(b"infe", b"\2\0\0\0" + _two(number) + _two(0) + kind + b"\0" + more) for number, kind, more, _ in items
    )
    extents = b"".join(
        _two(number) + _two(0) + _two(1) + place.to_bytes(4, "big") + len(content).to_bytes(4, "big")
        for (number, *_, content), place in zip(items, places, strict=True)
    )
    references = b"".join(
        _box(b"cdsc", _two(number) + _two(1) + _two(_PICTURE)) for number, *_ in items if number != _PICTURE
    )
    return _box(
        b"meta",
        bytes(4)
        + _box(b"hdlr", bytes(8) + b"pict" + bytes(13))
        + _box(b"pitm", bytes(4) + _two(_PICTURE))
        + _box(b"iloc", bytes(4) + b"\x44\0" + _two(len(items)) + extents)
        + _box(b"iinf", bytes(4) + _two(len(items)) + entries)
        + (_box(b"iref", bytes(4) + references) if references else b"")
        + parts.properties,
    )


def _parts(data: bytes) -> _Parts:
    outer = dict(_boxes(data))
    inner = dict(_boxes(outer.get(b"meta", b"")[12:]))
    place = inner.get(b"iloc", b"")[8:]
    # Version 0; sizes of 4 and 4 bytes, no base; the picture comes first, in one piece.
    is_ours = place[:6] == bytes(4) + b"\x44\0" and place[8:10] == _two(_PICTURE) and place[12:14] == _two(1)
    if not (is_ours and b"ftyp" in outer and b"iprp" in inner and len(place) >= 22):
        raise NotOurs("These are not the boxes of a picture that we printed.")
    start, size = int.from_bytes(place[14:18], "big"), int.from_bytes(place[18:22], "big")
    if start + size > len(data) or not size:
        raise NotOurs("The picture ends before its end.")
    return _Parts(outer[b"ftyp"], inner[b"iprp"], data[start : start + size])


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The name of each box and the whole of it."""
    place = 0
    while place < len(data):
        size = int.from_bytes(data[place : place + 4], "big")
        if size < 8 or place + size > len(data):
            raise NotOurs("A box ends after its end.")
        yield data[place + 4 : place + 8], data[place : place + size]
        place += size


def _box(name: bytes, body: bytes) -> bytes:
    return (len(body) + 8).to_bytes(4, "big") + name + body


def _two(number: int) -> bytes:
    return number.to_bytes(2, "big")
