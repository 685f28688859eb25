"""Printed pictures: a clean picture in several widths and forms, and then its rights written into each.

The two are apart because pixels are costly and words are not: a picture whose caption changes keeps its pixels.
"""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any, Literal, get_args

from PIL import Image

from courant.lib import avif_boxes, jpeg_segments
from courant.lib.picture_headers import PictureRefused, read_header
from courant.lib.picture_pixels import on_white, open_picture, orientation, refusing_damage, upright_srgb
from courant.lib.rights import Rights, exif_block, xmp_packet

Form = Literal["avif", "jpg"]
FORMS: tuple[Form, ...] = get_args(Form)
MEDIA_TYPES: dict[Form, str] = {"avif": "image/avif", "jpg": "image/jpeg"}
WIDTHS = (480, 960, 1600)
Pixels = Mapping[tuple[int, Form], bytes]
Developer = Callable[[bytes, str, Sequence[int]], Pixels]

# JPEG 80 is half the bytes of 92, and no reader tells them apart at the size of a page. The others look the same at
# 70 and speed 8: docs/benchmarks.md, "Picture formats". One thread, so that the same picture gives the same bytes.
_HOW: dict[Form, tuple[str, dict[str, Any]]] = {
    "jpg": ("JPEG", {"quality": 80, "progressive": True, "optimize": True}),
    "avif": ("AVIF", {"quality": 70, "speed": 8, "max_threads": 1}),
}


def size_at(width_wanted: int, width: int, height: int) -> tuple[int, int]:
    """Give the size that develop makes of a picture: as wide as wanted, never enlarged, height rounded.

    Raises ValueError for sizes below one.
    """
    if min(width_wanted, width, height) < 1:
        raise ValueError(f"No picture is {width} x {height} or wanted {width_wanted} wide: sizes begin at 1.")
    new_width = min(width_wanted, width)
    return new_width, max(1, (height * new_width * 2 + width) // (2 * width))


def develop(data: bytes, name: str, widths: Sequence[int]) -> Pixels:
    """Make a picture in each width and form, in sRGB, transparency on white, with nothing attached.

    The same bytes every time, whatever other widths are asked for. Raises PictureRefused as clean does; give it what
    clean returned.
    """
    header = read_header(data, name)
    image = open_picture(data, header, name)
    with refusing_damage(name):
        _decode_small(image)
        image.load()
        upright = on_white(upright_srgb(image, header))
        lying = orientation(image, header) > 4
    full = (header.height, header.width) if lying else (header.width, header.height)
    found: dict[tuple[int, Form], bytes] = {}
    for width in widths:
        size = size_at(width, *full)
        smaller = upright if upright.size == size else upright.resize(size, Image.Resampling.LANCZOS)
        for form in FORMS:
            found[width, form] = _bare(_encoded(smaller, form), form)
    return found


def signed(picture: bytes, form: Form, rights: Rights) -> bytes:
    """The same pixels with these rights, and nothing else beside them: of what develop made, or of a printed picture.

    Raises PictureRefused where the file is neither.
    """
    return _with_metadata(picture, form, exif_block(rights), xmp_packet(rights))


def _decode_small(image: Image.Image) -> None:
    """Let the JPEG decoder shrink by 2, 4 or 8 on the way, to no less than twice the widest that is printed."""
    if max(WIDTHS) < min(image.size):
        image.draft(None, (max(WIDTHS) * 2, max(WIDTHS) * 2))


def _encoded(image: Image.Image, form: Form) -> bytes:
    kind, how = _HOW[form]
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def _bare(picture: bytes, form: Form) -> bytes:
    """As signed finds it again, so that pixels taken from a printed picture are those that were developed."""
    return _with_metadata(picture, form, b"", b"")


def _with_metadata(picture: bytes, form: Form, exif: bytes, xmp: bytes) -> bytes:
    try:
        if form == "avif":
            return avif_boxes.with_metadata(picture, exif, xmp)
        done = jpeg_segments.with_metadata(picture, exif, xmp)
    except avif_boxes.NotOurs as error:
        raise PictureRefused(f"This is not a picture that was developed here: {error}") from error
    if done is None:
        raise PictureRefused("This is not a picture that was developed here: its segments are disturbed.")
    return done
