"""Photos as printed: in several widths, each file named by everything that goes into it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from courant.documents import Photo
from courant.lib.pictures import size_at
from courant.lib.rights import Rights
from courant.press.file import PictureFile

WIDTHS = (480, 960, 1600)
MIDDLE = 960
RECIPE = "1"  # raise it when developing changes, so that every picture gets a new name

SOURCE_TYPES = {
    "screen_grab": "screenCapture",
    "illustration": "digitalCreation",
    "graphic": "dataDrivenMedia",
    "composite": "compositeCapture",
    "ai_generated": "trainedAlgorithmicMedia",
}


def rights_of(photo: Photo) -> Rights:
    """The rights fields that a printed photo carries."""
    return Rights(
        creator="", credit=photo.credit, copyright_notice="", source="", caption=photo.caption, alt=photo.alt,
        web_statement="", digital_source_type=SOURCE_TYPES.get(photo.provenance, "digitalCapture"),
    )  # fmt: skip


@dataclass(frozen=True)
class PrintedPhoto:
    """A photo's files: `sources` are (address, width in pixels); `src` is the one for browsers that know no others."""

    sources: tuple[tuple[str, int], ...]
    src: str
    width: int
    height: int


@lru_cache(5_000)  # a lead photo stands on a dozen pages: its story, fronts and listings
def printed(photo: Photo) -> PrintedPhoto:
    """The files of a photo."""
    widths = sorted({min(width, photo.picture.width) for width in WIDTHS})
    name = _name(photo)
    middle = min(MIDDLE, photo.picture.width)
    width, height = size_at(middle, photo.picture.width, photo.picture.height)
    sources = tuple((f"/pictures/{name}-{w}.jpg", w) for w in widths)
    return PrintedPhoto(sources=sources, src=f"/pictures/{name}-{middle}.jpg", width=width, height=height)


def files(photo: Photo) -> Iterator[PictureFile]:
    """What lies on the shelf for a photo."""
    for path, width in printed(photo).sources:
        yield PictureFile(path, photo, width)


def _name(photo: Photo) -> str:
    rights = rights_of(photo)
    parts = (RECIPE, photo.picture.sha256, rights.credit, rights.caption, rights.alt, rights.digital_source_type)
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:24]
