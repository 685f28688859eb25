"""The theme's stylesheet, script and images, named by their content."""

from collections.abc import Iterator

from courant.documents import Site
from courant.press.file import File
from courant.press.library import Library
from courant.press.theme import Theme

KINDS = (Site,)


def files(site: Site, library: Library, theme: Theme) -> Iterator[File]:
    for path, content in theme.assets():
        yield File(path, content)
