"""The page of a contributor, with their stories."""

from collections.abc import Iterator

from courant.documents import Contributor, Edition
from courant.press.file import File, PictureFile
from courant.press.frame import Heading
from courant.press.library import Library
from courant.press.listings import newest
from courant.press.theme import Theme
from courant.press.typesetting import set_page

KINDS = (Contributor,)


def files(contributor: Contributor, library: Library, theme: Theme) -> Iterator[File | PictureFile]:
    edition = library.find(contributor.edition)
    if not isinstance(edition, Edition):
        return
    heading = Heading(
        path=contributor.path,
        title=contributor.name,
        description=contributor.bio,
        current=contributor.path,
        translation_key=contributor.translation_key,
        feed=contributor.path,
    )
    listing = newest(library, contributor.key, front=contributor.path)
    yield from set_page(
        "contributor.html", library, theme, edition=edition, heading=heading, contributor=contributor, **listing
    )
