"""The front of a section."""

from collections.abc import Iterator

from courant.documents import Edition, Section
from courant.press.file import File, PictureFile
from courant.press.frame import Heading
from courant.press.library import Library
from courant.press.listings import newest
from courant.press.theme import Theme
from courant.press.typesetting import set_page

KINDS = (Section,)


def files(section: Section, library: Library, theme: Theme) -> Iterator[File | PictureFile]:
    edition = library.get(section.edition, Edition)
    heading = Heading(
        path=section.path,
        title=section.title,
        description=section.description,
        current=section.path,
        translation_key=section.translation_key,
        feed=section.path,
    )
    listing = newest(library, section.key, front=section.path)
    yield from set_page("section.html", library, theme, edition=edition, heading=heading, section=section, **listing)
