"""Set one page: the frame, the template, and the pictures that it shows."""

from collections.abc import Callable, Hashable, Iterator
from typing import Any

from markupsafe import Markup

from courant.documents import Edition, Photo
from courant.lib.addresses import quote
from courant.lib.rich_text import rewrite_links
from courant.press import looks, pictures
from courant.press.file import File, PictureFile
from courant.press.frame import Frame, Heading
from courant.press.library import Library
from courant.press.theme import Theme, Url


def set_page(
    template: str, library: Library, theme: Theme, *, edition: Edition, heading: Heading, **context: Any
) -> Iterator[File | PictureFile]:
    """The file of a page, and before it those of the pictures that it shows."""
    shown: dict[str, PictureFile] = {}
    frame = Frame(library, edition, heading)
    url = theme.url_from(heading.path)

    depth = theme.depth_of(heading.path)

    def once(*name: Hashable, caller: Callable[[], str]) -> str:
        return library.once((edition.key, depth, *name), caller)

    def picture(photo: Photo) -> pictures.PrintedPhoto:
        shown.update({file.path: file for file in pictures.files(photo)})
        return pictures.printed(photo)

    def address_of(key: str) -> str | None:
        label = library.label(key)
        return url(label.path) if label else None

    def paragraph(html: str) -> Markup:
        return Markup(rewrite_links(html, address_of))

    html = set_text(
        template, library, theme, edition=edition, url=url, frame=frame, picture=picture, paragraph=paragraph,
        once=once,
        absolute=lambda path: frame.site.base_url + quote(path), **context,
    )  # fmt: skip
    yield from shown.values()
    yield File.of_text(heading.path, html)


def set_text(template: str, library: Library, theme: Theme, *, edition: Edition, url: Url, **context: Any) -> str:
    """A template filled in; that it was used is recorded."""
    library.note(looks.template_key(template, edition.language))
    return theme.render(template, edition=edition, url=url, **context)


def word(text: str, library: Library, theme: Theme, *, edition: Edition) -> str:
    """A word of the interface in an edition's language; that its words were used is recorded."""
    library.note(looks.words_key(edition.language))
    return theme.words(edition.language).gettext(text)
