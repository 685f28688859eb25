"""Pictures that come in: checked, upright, in sRGB, and without anything that could tell on somebody."""

from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Literal

from PIL import Image

from courant.lib import jpeg_segments, png_chunks, webp_chunks
from courant.lib.picture_headers import FORMATS, MAX_PIXELS, MAX_SIDE, Header, PictureRefused, read_header
from courant.lib.picture_pixels import (
    foreign_profile,
    on_white,
    open_picture,
    orientation,
    refusing_damage,
    upright_srgb,
)

__all__ = [
    "FORMATS",
    "MAX_PIXELS",
    "MAX_SIDE",
    "CleanPicture",
    "PictureRefused",
    "clean",
]

Extension = Literal["jpg", "png", "webp"]

_EXTENSIONS: dict[str, Extension] = {"JPEG": "jpg", "HEIF": "jpg", "PNG": "png", "WEBP": "webp"}
_STRIPPERS = {"jpg": jpeg_segments.strip, "png": png_chunks.strip, "webp": webp_chunks.strip}
# This is the copy that is kept and printed from, encoded at most once: above 92 files double without a
# visible gain, and full colour resolution (4:4:4) keeps red text and edges whole for the printed sizes.
_QUALITY = 92
_OPTIMISED = 12_000_000  # pixels


@dataclass(frozen=True)
class CleanPicture:
    """A picture that may be kept: upright, in sRGB, without any metadata."""

    data: bytes
    extension: Extension
    width: int
    height: int
    received_sha256: str  # of the file as it came, to recognise it by


def clean(data: bytes, name: str = "picture") -> CleanPicture:
    """Take out all that is not the picture: position, device, owner, thumbnails, comments, hidden pictures.

    Pixels are left as they are unless they must change: to stand upright, for sRGB, from CMYK, from HEIF.
    A clean picture comes back byte for byte. Raises PictureRefused for other kinds of file, animations,
    pictures over MAX_PIXELS or MAX_SIDE (before decoding) and damaged ones.
    """
    header = read_header(data, name)
    image = open_picture(data, header, name)
    with refusing_damage(name):
        image.load()
        kept = _stripped(data, image, header)
        size = (header.width, header.height)
        if kept is None:
            upright = upright_srgb(image, header)
            del image  # two hundred megabytes, where the picture is as large as we take
            kept, size = _encoded(upright, data, header, name), upright.size
    return CleanPicture(kept, _EXTENSIONS[header.kind], *size, received_sha256=sha256(data).hexdigest())


def _stripped(data: bytes, image: Image.Image, header: Header) -> bytes | None:
    """The same pixels without the rest, where they are already as they should be."""
    if header.kind == "HEIF" or image.mode == "CMYK" or orientation(image, header) != 1:
        return None
    if foreign_profile(image) is not None:
        return None
    return _STRIPPERS[_EXTENSIONS[header.kind]](data)


def _encoded(image: Image.Image, received: bytes, header: Header, name: str) -> bytes:
    out = BytesIO()
    extension = _EXTENSIONS[header.kind]
    if extension == "jpg":
        # Optimising holds all coefficients of the picture in memory, 300 MB at the most, to save a twentieth of the file.
        is_small = image.width * image.height < _OPTIMISED
        on_white(image).save(out, "JPEG", quality=_QUALITY, subsampling=0, optimize=is_small)
    elif extension == "png":
        image.save(out, "PNG")
    else:
        exact = webp_chunks.is_lossless(received)
        image.save(out, "WEBP", lossless=exact, exact=exact, quality=_QUALITY)
    # The same sieve as for untouched files, so that what leaves here never rests on an encoder's restraint.
    kept = _STRIPPERS[extension](out.getvalue())
    if kept is None:
        raise PictureRefused(f"The picture {name!r} could not be written anew: save it as JPEG and send that.")
    return kept
