"""The pages that a server answers with when it has nothing better: not found, and discussion closed."""

from collections.abc import Iterator

from courant.documents import Edition
from courant.press.file import File, PictureFile
from courant.press.frame import Heading
from courant.press.library import Library
from courant.press.theme import Theme
from courant.press.typesetting import set_page

KINDS = (Edition,)


def files(edition: Edition, library: Library, theme: Theme) -> Iterator[File | PictureFile]:
    # These answer at any address, so their links cannot be relative to one.
    anywhere = theme if theme.prefix is not None else theme.with_prefix("")
    for template, name in (("not_found.html", "not-found"), ("closed.html", "closed")):
        heading = Heading(path=f"{edition.path}{name}/", title=edition.title, is_indexed=False)
        yield from set_page(template, library, anywhere, edition=edition, heading=heading)
