"""HEIF and HEIC pictures, as phones make them: their size, and the main one of what the file holds."""

from PIL import Image
from pillow_heif import HeifFile, HeifImage, open_heif


def size(data: bytes) -> tuple[int, int] | None:
    """Tell the size of the main picture as it will be shown; None when the file cannot be read."""
    try:
        width, height = _main(open_heif(data)).size
        return int(width), int(height)
    except Exception:  # the library promises no set of exceptions for damaged files
        return None


def main_picture(data: bytes) -> Image.Image:
    """Open the main picture, rotated as its container says (HEIF does not use EXIF's orientation).

    Raises whatever the library raises for damaged files.
    """
    image: Image.Image = _main(open_heif(data)).to_pillow()
    return image


def _main(file: HeifFile) -> HeifImage:
    image: HeifImage = file[file.primary_index]
    return image
