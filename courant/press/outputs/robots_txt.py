"""What crawlers are told, and where security reports go."""

from collections.abc import Iterator
from datetime import timedelta

from courant.documents import Site, Today
from courant.press.file import File
from courant.press.library import Library
from courant.press.theme import Theme

KINDS = (Site,)
VALID = timedelta(days=180)


def files(site: Site, library: Library, theme: Theme) -> Iterator[File]:
    lines = ["User-agent: *", "Disallow: /-/", "Disallow: /desk/", "", f"Sitemap: {site.base_url}/sitemap.xml"]
    lines.append(f"Sitemap: {site.base_url}/news-sitemap.xml")
    yield File.of_text("/robots.txt", "\n".join(lines) + "\n")
    if site.contact:
        today = library.get("today:today", Today)
        month = today.date.replace(day=1)  # so that the file changes monthly, not daily
        expires = f"{month + VALID:%Y-%m-%dT00:00:00Z}"
        yield File.of_text("/.well-known/security.txt", f"Contact: {site.contact}\nExpires: {expires}\n")
