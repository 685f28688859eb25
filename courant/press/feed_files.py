"""The two files of a feed, RSS 2.0 and JSON Feed 1.1, around entries that are set already."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from courant.documents import Edition, Site
from courant.lib.addresses import quote
from courant.lib.dates import rss_date
from courant.lib.xml_text import xml_safe
from courant.press import pictures
from courant.press.feed_item import JSON, SetItem
from courant.press.file import File, PictureFile

MOST = 30
NAMESPACES = (
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"'
)
VERSION = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True)
class Channel:
    """What a feed says of itself; its files lie beside the page at `path`."""

    path: str
    title: str
    description: str
    edition: Edition


def feed_files(channel: Channel, items: Sequence[SetItem], site: Site) -> Iterator[File | PictureFile]:
    """The feed in both formats, and before it the pictures that its entries show."""
    for item in items:
        if item.photo:
            yield from pictures.files(item.photo)
    yield File.of_text(f"{channel.path}feed.xml", _rss(channel, items, site))
    yield File(f"{channel.path}feed.json", _json(channel, items, site))


def _rss(channel: Channel, items: Sequence[SetItem], site: Site) -> str:
    page = site.base_url + quote(channel.path)
    head = [
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {NAMESPACES}>\n<channel>',
        f"<title>{escape(channel.title)}</title><link>{escape(page)}</link>",
        f"<description>{escape(channel.description or channel.title)}</description>"
        f"<language>{channel.edition.language}</language>",
    ]
    if items:
        head.append(f"<lastBuildDate>{rss_date(max(item.updated_at for item in items))}</lastBuildDate>")
    head.append(f'<atom:link rel="self" type="application/rss+xml" href={quoteattr(page + "feed.xml")}/>')
    return "\n".join([xml_safe("\n".join(head)), *(item.rss for item in items), "</channel>\n</rss>\n"])


def _json(channel: Channel, items: Sequence[SetItem], site: Site) -> bytes:
    page = site.base_url + quote(channel.path)
    feed = {
        "version": VERSION,
        "title": xml_safe(channel.title),
        "home_page_url": page,
        "feed_url": f"{page}feed.json",
        "description": xml_safe(channel.description or channel.title),
        "language": channel.edition.language,
        "items": [item.json for item in items],
    }
    return JSON.encode(feed)
