"""Printed pictures: a clean picture at one width, as a JPEG that carries its rights."""

from io import BytesIO

from PIL import Image

from courant.lib.picture_headers import read_header
from courant.lib.picture_pixels import on_white, open_picture, orientation, refusing_damage, upright_srgb
from courant.lib.rights import Rights, exif_block, xmp_packet

# Half the bytes of 92, and no reader tells them apart at the size of a page.
_QUALITY = 80


def size_at(width_wanted: int, width: int, height: int) -> tuple[int, int]:
    """Give the size that develop makes of a picture: as wide as wanted, never enlarged, height rounded.

    Raises ValueError for sizes below one.
    """
    if min(width_wanted, width, height) < 1:
        raise ValueError(f"No picture is {width} x {height} or wanted {width_wanted} wide: sizes begin at 1.")
    new_width = min(width_wanted, width)
    return new_width, max(1, (height * new_width * 2 + width) // (2 * width))


def develop(data: bytes, *, width: int, rights: Rights) -> bytes:
    """Make the printed form of a picture: progressive JPEG, sRGB, transparency on white, rights and no more.

    The same bytes every time. Raises PictureRefused as clean does; give it what clean returned.
    """
    name = "picture to print"
    header = read_header(data, name)
    image = open_picture(data, header, name)
    with refusing_damage(name):
        _decode_small(image, width)
        image.load()
        upright = upright_srgb(image, header)
        lying = orientation(image, header) > 4
    full = (header.height, header.width) if lying else (header.width, header.height)
    size = size_at(width, *full)
    smaller = upright if upright.size == size else upright.resize(size, Image.Resampling.LANCZOS)
    return _printed(on_white(smaller), rights)


def _decode_small(image: Image.Image, width: int) -> None:
    """Let the JPEG decoder shrink by 2, 4 or 8 on the way, to no less than twice what is wanted."""
    if 0 < width < min(image.size):
        image.draft(None, (width * 2, width * 2))


def _printed(image: Image.Image, rights: Rights) -> bytes:
    out = BytesIO()
    image.save(
        out,
        "JPEG",
        quality=_QUALITY,
        progressive=True,
        optimize=True,
        exif=exif_block(rights),
        xmp=xmp_packet(rights),
    )
    return out.getvalue()
