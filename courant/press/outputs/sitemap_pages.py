"""The sitemap of an edition's standing pages: fronts, corrections, figures, plain pages, contributors, topics and sources."""

from collections.abc import Iterator

from courant.documents import Edition, Site
from courant.press.corrections import corrections_path
from courant.press.file import File
from courant.press.library import Library
from courant.press.sitemaps import sitemap
from courant.press.theme import Theme
from courant.press.transparency import transparency_path

KINDS = (Edition,)
LISTS = ("sections", "pages", "contributors", "topics", "sources")
# 50,000 addresses and 50 MB are the most; addresses may have two kilobytes. Beyond that there are links.
MOST = 20_000


def pages_path(edition_id: str) -> str:
    """The address of the sitemap of an edition's standing pages."""
    return f"/sitemaps/{edition_id}-pages.xml"


def files(edition: Edition, library: Library, theme: Theme) -> Iterator[File]:
    origin = library.get("site:site", Site).base_url
    paths = [edition.path, corrections_path(edition.path), transparency_path(edition.path)]
    paths += [label.path for name in LISTS for label in library.labels(f"{name}:{edition.key}")]
    yield sitemap(pages_path(edition.id), origin, paths[:MOST])
