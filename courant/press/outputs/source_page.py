"""The page of a source, with the stories that quote it."""

from collections.abc import Iterator

from courant.documents import Edition, Source
from courant.press.file import File, PictureFile
from courant.press.frame import Heading
from courant.press.library import Library
from courant.press.listings import newest
from courant.press.theme import Theme
from courant.press.typesetting import set_page

KINDS = (Source,)


def files(source: Source, library: Library, theme: Theme) -> Iterator[File | PictureFile]:
    edition = library.find(source.edition)
    if not isinstance(edition, Edition):
        return
    heading = Heading(
        path=source.path,
        title=source.name,
        description=source.description,
        current=source.path,
        translation_key=source.translation_key,
    )
    listing = newest(library, source.key, front=source.path)
    yield from set_page("source.html", library, theme, edition=edition, heading=heading, source=source, **listing)
