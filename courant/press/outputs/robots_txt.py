"""What crawlers are told."""

from collections.abc import Iterator

from courant.documents import Site
from courant.press.file import File
from courant.press.library import Library
from courant.press.theme import Theme

KINDS = (Site,)


def files(site: Site, library: Library, theme: Theme) -> Iterator[File]:
    lines = ["User-agent: *", "Disallow: /-/", "Disallow: /desk/", "", f"Sitemap: {site.base_url}/sitemap.xml"]
    lines.append(f"Sitemap: {site.base_url}/news-sitemap.xml")
    yield File.of_text("/robots.txt", "\n".join(lines) + "\n")
