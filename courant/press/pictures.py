"""Photos as printed: in several widths, each file named by everything that goes into it."""

import hashlib
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field
from functools import lru_cache

from courant.documents import Photo, Picture
from courant.lib.developing import FORMS, MEDIA_TYPES, WIDTHS, Form, size_at
from courant.lib.rights import Rights
from courant.press.file import PictureFile

MIDDLE = 960
FALLBACK: Form = "jpg"  # what every browser shows, feeds name and other sites preview
RECIPE = "2"  # raise it when developing changes, so that every picture gets a new name

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
        creator=photo.creator, credit=photo.credit, copyright_notice=photo.copyright_notice, source=photo.source,
        caption=photo.caption, alt=photo.alt, web_statement=photo.licence,
        digital_source_type=SOURCE_TYPES.get(photo.provenance, "digitalCapture"),
    )  # fmt: skip


Sources = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class PrintedPhoto:
    """A photo's files: `sources` are (address, width in pixels); `src` is the one for browsers that know no others.

    `modern` are the same in smaller forms, with their media types, the smallest first. `files` is all that lies on the shelf,
    by address.
    """

    sources: Sources
    src: str
    width: int
    height: int
    modern: tuple[tuple[str, Sources], ...]
    files: Mapping[str, PictureFile] = field(compare=False)


@lru_cache(5_000)  # a lead photo stands on a dozen pages: its story, fronts and listings
def printed(photo: Photo) -> PrintedPhoto:
    """The files of a photo."""
    middle = min(MIDDLE, photo.picture.width)
    width, height = size_at(middle, photo.picture.width, photo.picture.height)
    found: dict[Form, Sources] = {
        form: tuple((_path(photo, w, form), w) for w in widths_of(photo.picture)) for form in FORMS
    }
    return PrintedPhoto(
        sources=found[FALLBACK], src=_path(photo, middle, FALLBACK), width=width, height=height,
        modern=tuple((MEDIA_TYPES[form], found[form]) for form in FORMS if form != FALLBACK),
        files={path: PictureFile(path, photo, w, form) for form in FORMS for path, w in found[form]},
    )  # fmt: skip


def files(photo: Photo) -> tuple[PictureFile, ...]:
    """What lies on the shelf for a photo."""
    return tuple(printed(photo).files.values())


def widths_of(picture: Picture) -> list[int]:
    """The widths in which a picture is printed, never wider than it is."""
    return sorted({min(width, picture.width) for width in WIDTHS})


def _path(photo: Photo, width: int, form: Form) -> str:
    """A folder for all printings of one picture, and in it a name for each set of words: those that lie beside one
    another have the same pixels."""
    return f"/pictures/{_named(RECIPE, photo.picture.sha256)[:20]}/{_words(photo)}-{width}.{form}"


@lru_cache(5_000)
def _words(photo: Photo) -> str:
    return _named(*astuple(rights_of(photo)))[:16]


def _named(*parts: str) -> str:
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()
