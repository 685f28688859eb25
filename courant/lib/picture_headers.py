"""What a picture is and how large, told from its first bytes, before any pixel is decoded."""

from dataclasses import dataclass
from typing import Literal

from courant.lib import heif_pictures, jpeg_segments, png_chunks, webp_chunks

Kind = Literal["JPEG", "PNG", "WEBP", "HEIF"]
FORMATS: tuple[Kind, ...] = ("JPEG", "PNG", "WEBP", "HEIF")
MAX_PIXELS = 50_000_000
MAX_SIDE = 16_000

# Encoders write ten or so; each scan of a progressive JPEG costs a pass over all pixels.
_MOST_SCANS = 64
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"mif1")
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", "a GIF"),
    (b"%PDF", "a PDF"),
    (b"II*\0", "a TIFF or camera raw file"),
    (b"MM\0*", "a TIFF or camera raw file"),
    (b"BM", "a BMP"),
    (b"8BPS", "a Photoshop file"),
    (b"PK\3\4", "a ZIP or office file"),
)
_WAY_OUT = "send it as JPEG, PNG, WebP or HEIC"


class PictureRefused(ValueError):
    """A file that we do not take as a picture; the message names it, what was found, and what to do."""


@dataclass(frozen=True)
class Header:
    """Kind and size of a picture, as its header claims them."""

    kind: Kind
    width: int
    height: int


def read_header(data: bytes, name: str) -> Header:
    """Tell kind and size, decoding nothing but HEIF's table of contents.

    Raises PictureRefused for what is not one of FORMATS, moves, is too large, or has no readable header.
    """
    kind = _kind(data, name)
    if (kind == "PNG" and png_chunks.moves(data)) or (kind == "WEBP" and webp_chunks.moves(data)):
        raise PictureRefused(f"The picture {name!r} is an animation: send one still picture instead.")
    if kind == "HEIF":
        size = heif_pictures.size(data)
    else:
        size = {"JPEG": jpeg_segments.size, "PNG": png_chunks.size, "WEBP": webp_chunks.size}[kind](data)
    if size is None or min(size) < 1:
        raise PictureRefused(f"The picture {name!r} is damaged at its beginning: export it again and send that.")
    _check_cost(size, name)
    if kind == "JPEG" and jpeg_segments.count_scans(data) > _MOST_SCANS:
        raise PictureRefused(f"The picture {name!r} has over {_MOST_SCANS} scans: save it as a plain JPEG.")
    return Header(kind, *size)


def _kind(data: bytes, name: str) -> Kind:
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(png_chunks.SIGNATURE):
        return "PNG"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp" and _is_heif(data):
        return "HEIF"
    raise PictureRefused(f"The file {name!r} is {_describe(data)}, which we do not take: {_WAY_OUT}.")


def _is_heif(data: bytes) -> bool:
    brands = data[8 : min(int.from_bytes(data[:4], "big"), 256)]
    # "mif1" also begins AVIF files, which name themselves among the compatible brands.
    return data[8:12] in _HEIF_BRANDS and (b"avif" not in brands or b"heic" in brands)


def _describe(data: bytes) -> str:
    if not data:
        return "empty"
    if data[4:8] == b"ftyp":
        return "an AVIF" if b"avi" in data[8:64] else "a film or another file of that family"
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<svg" in start or start.startswith(b"<?xml"):
        return "an SVG or XML file"
    return next((words for sign, words in _OTHERS if data.startswith(sign)), "of a kind we do not know")


def _check_cost(size: tuple[int, int], name: str) -> None:
    width, height = size
    if width * height > MAX_PIXELS or max(size) > MAX_SIDE:
        raise PictureRefused(
            f"The picture {name!r} is {width} x {height} pixels: make it at most {MAX_PIXELS // 1_000_000} "
            f"megapixels and {MAX_SIDE} pixels a side, and send it again."
        )
