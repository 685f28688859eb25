"""The sitemap index: one entry a month and edition, and one for the pages that are no stories."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from courant.documents import Label, Site
from courant.lib.addresses import quote
from courant.press.file import File
from courant.press.library import Library
from courant.press.outputs.sitemap_month import NAMESPACE, month_path
from courant.press.theme import Theme

KINDS = (Site,)
PAGES = "/sitemaps/pages.xml"


def files(site: Site, library: Library, theme: Theme) -> Iterator[File]:
    # Only which months there are: a month exists while stories are in it.
    paths = [month_path(key.partition(":")[2]) for key in library.query("sitemap_months")]
    pages = list(standing_pages(library))
    if pages:
        paths.append(PAGES)
        yield _xml(PAGES, "urlset", "url", [site.base_url + quote(page.path) for page in pages])
    yield _xml("/sitemap.xml", "sitemapindex", "sitemap", [site.base_url + path for path in paths])


def standing_pages(library: Library) -> Iterator[Label]:
    """Fronts, sections and plain pages."""
    for key in library.query("editions"):
        if front := library.label(key):
            yield front
        yield from library.labels(f"sections:{key}")
        yield from library.labels(f"pages:{key}")


def _xml(path: str, root: str, entry: str, addresses: list[str]) -> File:
    lines = [f"<{entry}><loc>{escape(address)}</loc></{entry}>" for address in addresses]
    head = ['<?xml version="1.0" encoding="UTF-8"?>', f'<{root} xmlns="{NAMESPACE}">']
    return File.of_text(path, "\n".join([*head, *lines, f"</{root}>", ""]))
