"""The sitemap index: each month of each edition, and the standing pages of each."""

from collections.abc import Iterator

from courant.documents import Site
from courant.press.file import File
from courant.press.library import Library
from courant.press.outputs.sitemap_month import month_path
from courant.press.outputs.sitemap_pages import pages_path
from courant.press.sitemaps import sitemap_of_sitemaps
from courant.press.theme import Theme

KINDS = (Site,)


def files(site: Site, library: Library, theme: Theme) -> Iterator[File]:
    # Only which months there are: a month exists while stories are in it.
    paths = [month_path(_id(key)) for key in library.query("sitemap_months")]
    paths += [pages_path(_id(key)) for key in library.query("editions")]
    yield sitemap_of_sitemaps("/sitemap.xml", site.base_url, paths)


def _id(key: str) -> str:
    return key.partition(":")[2]
