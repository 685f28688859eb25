"""The sitemap of one month of an edition, or of a part of it; months long past never change."""

from collections.abc import Iterator

from courant.documents import Site, SitemapMonth
from courant.lib.dates import iso
from courant.press.file import File
from courant.press.library import Library
from courant.press.sitemaps import dated_sitemap
from courant.press.theme import Theme

KINDS = (SitemapMonth,)


def month_path(id: str) -> str:
    """The address of a month's sitemap, by the month's id."""
    return f"/sitemaps/{id.replace('/', '-')}.xml"


def files(month: SitemapMonth, library: Library, theme: Theme) -> Iterator[File]:
    teasers = library.teasers(month.stories)
    if teasers:
        origin = library.get("site:site", Site).base_url
        pages = [(teaser.path, iso(teaser.updated_at)) for teaser in teasers]
        yield dated_sitemap(month_path(month.id), origin, pages)
