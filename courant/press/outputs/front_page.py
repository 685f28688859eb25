"""The front page of an edition."""

from collections.abc import Iterator

from courant.documents import Edition, Label, Teaser, newest_query
from courant.press.file import File, PictureFile
from courant.press.frame import Heading
from courant.press.library import Library
from courant.press.listings import newest, section_labels
from courant.press.theme import Theme
from courant.press.typesetting import set_page

KINDS = (Edition,)
STRIP = 8  # the page shows no story twice, so that some of these stand elsewhere on it


def files(edition: Edition, library: Library, theme: Theme) -> Iterator[File | PictureFile]:
    listing = newest(library, edition.key, front=edition.path)
    entries: list[Teaser] = listing["entries"]
    lead = next((entry for entry in entries if entry.lead_photo), None)
    heading = Heading(path=edition.path, title=edition.title, description=edition.description, in_every_edition="")
    yield from set_page(
        "front.html", library, theme, edition=edition, heading=heading, lead=lead,
        entries=[entry for entry in entries if entry is not lead], older=listing["older"],
        section_labels=section_labels(library, entries), strips=strips(edition, library),
    )  # fmt: skip


def strips(edition: Edition, library: Library) -> list[tuple[Label, list[Teaser]]]:
    """The newest stories of each section that has any."""
    found = []
    for key in library.query(f"sections:{edition.key}"):
        label = library.label(key)
        teasers = library.teasers(newest_query(key), newest_first=True, limit=STRIP)
        if label and teasers:
            found.append((label, teasers))
    return found
