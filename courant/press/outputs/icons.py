"""The icons that browsers ask for at the root of a site without being told to."""

from collections.abc import Iterator

from courant.documents import Site
from courant.press.file import File
from courant.press.library import Library
from courant.press.theme import Theme

KINDS = (Site,)
NAMES = ("favicon.ico", "apple-touch-icon.png")


def files(site: Site, library: Library, theme: Theme) -> Iterator[File]:
    for name in NAMES:
        if content := theme.content_of(name):
            yield File(f"/{name}", content)
