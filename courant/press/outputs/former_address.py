"""What stands at an address that something published once had: a redirect, or a page that says it is gone."""

from collections.abc import Iterator

from courant.documents import Document, Edition, FormerAddress
from courant.press.file import File, PictureFile
from courant.press.frame import Heading
from courant.press.library import Library
from courant.press.theme import Theme
from courant.press.typesetting import set_page

KINDS = (FormerAddress,)


def files(former: FormerAddress, library: Library, theme: Theme) -> Iterator[File | PictureFile]:
    own = library.find(former.edition)
    edition = own or first_edition(library)
    if not isinstance(edition, Edition):
        return
    target = library.label(former.successor) if own else None  # without its edition, nothing is printed there
    heading = Heading(path=former.id, title=target.title if target else edition.title, is_indexed=False)
    template = "redirect.html" if target else "gone.html"
    context = {"target": target} if target else {}
    yield from set_page(template, library, theme, edition=edition, heading=heading, **context)


def first_edition(library: Library) -> Document | None:
    """The edition that speaks for one that is gone."""
    keys = library.query("editions", limit=1)
    return library.find(keys[0]) if keys else None
