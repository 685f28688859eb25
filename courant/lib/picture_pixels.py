"""Pixels of a picture as people should see them: upright, in sRGB, with nothing attached."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO

from PIL import Image, ImageChops, ImageCms

from courant.lib import heif_pictures
from courant.lib.picture_headers import Header, PictureRefused

_ORIENTATION = 0x0112  # the EXIF tag
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# Sixteen steps of each colour, to see what a profile does to them.
_STEPS = bytes(range(0, 256, 17))
_SWATCHES = bytes(value for red in _STEPS for green in _STEPS for blue in _STEPS for value in (red, green, blue))
# Rounding inside a profile that is sRGB by another name.
_SAME_COLOUR = 2


@contextmanager
def refusing_damage(name: str) -> Iterator[None]:
    """Turn whatever a decoder raises into PictureRefused, but for what says nothing of the picture: no memory."""
    try:
        yield
    except (PictureRefused, MemoryError):
        raise
    except Exception as error:  # decoders of damaged files raise nearly anything, and all of it means one thing
        raise PictureRefused(
            f"The picture {name!r} is damaged or incomplete ({error}): export it again and send that."
        ) from error


def open_picture(data: bytes, header: Header, name: str) -> Image.Image:
    """Open a picture whose header was checked; raises PictureRefused when a decoder sees another size."""
    with refusing_damage(name):
        if header.kind == "HEIF":
            image = heif_pictures.main_picture(data)
        else:
            image = Image.open(BytesIO(data), formats=[header.kind])
        if image.size != (header.width, header.height):
            raise PictureRefused(f"The picture {name!r} gives two sizes: export it again and send that.")
        return image


def orientation(image: Image.Image, header: Header) -> int:
    """How the camera was held, from EXIF, 1 to 8; 1 is upright. Ask after the pixels are loaded."""
    if header.kind == "HEIF":  # already upright
        return 1
    exif = Image.Exif()
    try:
        exif.load(image.info.get("exif") or b"")
        value = exif.get(_ORIENTATION)
    except (SyntaxError, ValueError, KeyError, TypeError, OSError, struct.error):
        return 1  # damaged EXIF turns nothing, in browsers too
    return value if value in _UPRIGHT else 1


def foreign_profile(image: Image.Image) -> ImageCms.ImageCmsProfile | None:
    """The colour profile, if it is readable and shows other colours than sRGB does."""
    data = image.info.get("icc_profile")
    if not data:
        return None
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(data))
        if profile.profile.xcolor_space.strip() == "RGB":
            swatches = Image.frombytes("RGB", (64, 64), _SWATCHES)
            shift = ImageChops.difference(swatches, _to_srgb(swatches, profile))
            if all(most <= _SAME_COLOUR for _, most in _bands(shift)):
                return None
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None  # browsers too show a picture with an unreadable profile as sRGB
    return profile


def upright_srgb(image: Image.Image, header: Header) -> Image.Image:
    """Give the loaded pixels in mode L, RGB or RGBA, upright, in sRGB, without anything attached."""
    turn = _UPRIGHT.get(orientation(image, header))
    profile = foreign_profile(image)
    plain = _plain_mode(image)
    if profile is not None:
        with suppress(ImageCms.PyCMSError):  # a profile for another kind of pixels than these
            plain = _to_srgb(plain, profile)
    if plain.mode == "CMYK":
        plain = plain.convert("RGB")
    if turn is not None:
        plain = plain.transpose(turn)
    plain.info = {}
    return plain


def on_white(image: Image.Image) -> Image.Image:
    """Lay a transparent picture on white paper, for formats without transparency."""
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _plain_mode(image: Image.Image) -> Image.Image:
    """One of L, RGB, RGBA, CMYK; palettes, bilevel, 16-bit grey and keyed transparency become these."""
    if image.mode.startswith("I"):
        return image.point(lambda value: value * (1 / 256) + 0).convert("L")
    if "transparency" in image.info or image.mode in ("LA", "La", "PA", "RGBa"):
        return image.convert("RGBA")
    if image.mode == "1":
        return image.convert("L")
    return image if image.mode in ("L", "RGB", "RGBA", "CMYK") else image.convert("RGB")


def _to_srgb(image: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    converted = ImageCms.profileToProfile(
        image,
        profile,
        ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="RGBA" if image.mode == "RGBA" else "RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert converted is not None  # only None when converting in place
    return converted


def _bands(image: Image.Image) -> list[tuple[float, float]]:
    return [band.getextrema() for band in image.split()]  # type: ignore[misc]
