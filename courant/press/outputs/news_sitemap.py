"""The news sitemap: stories first published in the last two days, at most 1,000."""

from collections.abc import Iterator
from datetime import timedelta
from xml.sax.saxutils import escape

from courant.documents import Site, Teaser, Today
from courant.lib.addresses import quote
from courant.lib.dates import iso
from courant.lib.xml_text import xml_safe
from courant.press.file import File
from courant.press.library import Library
from courant.press.theme import Theme

KINDS = (Site,)
MOST = 1000
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
)


def files(site: Site, library: Library, theme: Theme) -> Iterator[File]:
    today = library.get("today:today", Today).date
    # Whole days in UTC: today and yesterday, so never older than two days.
    days = [today - timedelta(days=back) for back in (0, 1)]
    keys = [key for day in days for key in library.query(f"day:{day:%Y-%m-%d}", newest_first=True)]
    entries = [_entry(site, teaser, library) for key in keys[:MOST] if (teaser := library.teaser(key))]
    text = "\n".join([HEAD, *filter(None, entries), "</urlset>", ""])
    yield File.of_text("/news-sitemap.xml", xml_safe(text))


def _entry(site: Site, story: Teaser, library: Library) -> str:
    edition = library.label(story.edition)
    if edition is None:
        return ""
    return (
        f"<url><loc>{escape(site.base_url + quote(story.path))}</loc><news:news><news:publication>"
        f"<news:name>{escape(edition.title)}</news:name><news:language>{news_language(story.language)}</news:language>"
        f"</news:publication><news:publication_date>{iso(story.published_at)}</news:publication_date>"
        f"<news:title>{escape(story.headline)}</news:title></news:news></url>"
    )


def news_language(tag: str) -> str:
    """A language as news sitemaps know it: of two or three letters, but for the two scripts of Chinese."""
    language, *rest = tag.lower().split("-")
    if language == "zh":
        return "zh-tw" if {"hant", "tw", "hk", "mo"} & set(rest) else "zh-cn"
    return language
