"""Set one page: the frame, the template, and the pictures that it shows."""

from collections.abc import Callable, Hashable, Iterator
from typing import Any

from markupsafe import Markup

from courant.documents import Edition, Photo, Site
from courant.lib.addresses import quote
from courant.lib.rich_text import rewrite_links
from courant.press import looks, pictures
from courant.press.compiled import Libraries
from courant.press.file import File, PictureFile
from courant.press.frame import Frame, Heading
from courant.press.library import Library
from courant.press.theme import Theme, Url


def set_page(
    template: str, library: Library, theme: Theme, *, edition: Edition, heading: Heading, **context: Any
) -> Iterator[File | PictureFile]:
    """The file of a page, and before it those of the pictures that it shows."""
    depth = theme.depth_of(heading.path)
    stick = library.once(("stick", edition, depth), lambda: Stick(theme, edition, depth))
    stick.begin(library, heading)
    html = set_text(template, library, theme, **stick.given, **context)
    yield from stick.shown.values()
    yield File.of_text(heading.path, html)


class Stick:
    """Sets pages of one edition that lie in one depth, one after the other.

    What it gives to templates speaks of the page being set. So all these pages are given the same, and macros that want
    nothing else are made once for all of them.
    """

    def __init__(self, theme: Theme, edition: Edition, depth: str) -> None:
        self.theme, self.edition = theme, edition
        self.place = (edition.key, depth)
        self.frame: Any = Frame.__new__(Frame)
        self.given: dict[str, Any] = {
            **theme.given_to_all(edition), "edition": edition, "url": self.url, "frame": self.frame,
            "picture": self.picture, "paragraph": self.paragraph, "once": self.once, "absolute": self.absolute,
        }  # fmt: skip
        self.given["libraries"] = Libraries(self.given)

    def begin(self, library: Library, heading: Heading) -> None:
        """Begin another page."""
        self.library = library
        self.shown: dict[str, PictureFile] = {}
        self.frame.begin(library, self.edition, heading)
        self.url_from_here = self.theme.url_from(heading.path)

    def url(self, path: str) -> str:
        """A link to an address of the site."""
        return self.url_from_here(path)

    def absolute(self, path: str) -> str:
        """The whole address."""
        site: Site = self.frame.site
        return site.base_url + quote(path)

    def once(self, *name: Hashable, caller: Callable[[], str]) -> str:
        """What the caller says, said the same on all these pages."""
        return self.library.once((self.place, *name), caller)

    def picture(self, photo: Photo) -> pictures.PrintedPhoto:
        """The files of a photo, which the page shows."""
        printed = pictures.printed(photo)
        self.shown |= printed.files
        return printed

    def paragraph(self, html: str) -> Markup:
        """Text of a story or a page, its links leading on."""
        return Markup(rewrite_links(html, self._address_of))

    def _address_of(self, key: str) -> str | None:
        label = self.library.label(key)
        return self.url_from_here(label.path) if label else None


def set_text(template: str, library: Library, theme: Theme, *, edition: Edition, url: Url, **context: Any) -> str:
    """A template filled in; that it was used is recorded."""
    library.note(looks.template_key(template, edition.language))
    return theme.render(template, edition=edition, url=url, **context)


def word(text: str, library: Library, theme: Theme, *, edition: Edition) -> str:
    """A word of the interface in an edition's language; that its words were used is recorded."""
    library.note(looks.words_key(edition.language))
    return theme.words(edition.language).gettext(text)
