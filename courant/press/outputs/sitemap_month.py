"""The sitemap of one month of an edition, or of a part of it; months long past never change."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from courant.documents import Site, SitemapMonth
from courant.lib.addresses import quote
from courant.lib.dates import iso
from courant.press.file import File
from courant.press.library import Library
from courant.press.theme import Theme

KINDS = (SitemapMonth,)
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def month_path(id: str) -> str:
    """The address of a month's sitemap, by the month's id."""
    return f"/sitemaps/{id.replace('/', '-')}.xml"


def files(month: SitemapMonth, library: Library, theme: Theme) -> Iterator[File]:
    teasers = library.teasers(month.stories)
    if not teasers:
        return
    origin = library.get("site:site", Site).base_url
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<urlset xmlns="{NAMESPACE}">']
    for teaser in teasers:
        address = escape(origin + quote(teaser.path))
        lines.append(f"<url><loc>{address}</loc><lastmod>{iso(teaser.updated_at)}</lastmod></url>")
    yield File.of_text(month_path(month.id), "\n".join([*lines, "</urlset>", ""]))
