"""Sitemaps by the protocol of sitemaps.org."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from courant.lib.addresses import quote
from courant.press.file import File

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(path: str, origin: str, paths: Iterable[str]) -> File:
    """A sitemap of pages."""
    return _file(path, "urlset", (f"<url><loc>{_address(origin, page)}</loc></url>" for page in paths))


def dated_sitemap(path: str, origin: str, pages: Iterable[tuple[str, str]]) -> File:
    """A sitemap of pages, each with the moment of its last change."""
    return _file(path, "urlset", (
        f"<url><loc>{_address(origin, page)}</loc><lastmod>{changed}</lastmod></url>" for page, changed in pages
    ))  # fmt: skip


def sitemap_of_sitemaps(path: str, origin: str, paths: Iterable[str]) -> File:
    """An index of sitemaps."""
    entries = (f"<sitemap><loc>{_address(origin, page)}</loc></sitemap>" for page in paths)
    return _file(path, "sitemapindex", entries)


def _address(origin: str, path: str) -> str:
    return escape(origin + quote(path))


def _file(path: str, root: str, entries: Iterable[str]) -> File:
    head = ['<?xml version="1.0" encoding="UTF-8"?>', f'<{root} xmlns="{NAMESPACE}">']
    return File.of_text(path, "\n".join([*head, *entries, f"</{root}>", ""]))
