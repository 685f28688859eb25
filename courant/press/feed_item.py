"""One entry of a feed, in each of the formats that feeds have: RSS 2.0 and JSON Feed 1.1."""

from dataclasses import dataclass
from datetime import datetime
from html import escape as escape_html
from typing import Any
from xml.sax.saxutils import escape

import msgspec

from courant.documents import Edition, Photo
from courant.lib.dates import iso, rss_date
from courant.lib.xml_text import xml_safe
from courant.press import pictures

JSON = msgspec.json.Encoder()


@dataclass(frozen=True, kw_only=True)
class Item:
    """What an entry says, whatever the format. Addresses are absolute; `html` is the whole text."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    language: str
    published_at: datetime
    updated_at: datetime
    authors: tuple[tuple[str, str], ...] = ()
    contributors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    photo: Photo | None = None


@dataclass(frozen=True)
class SetItem:
    """An entry as it stands in files: made once, and put into every feed that has it."""

    rss: str
    json: msgspec.Raw
    updated_at: datetime
    photo: Photo | None


def set_item(item: Item, origin: str) -> SetItem:
    """The entry in both formats; `origin` is where its picture lies."""
    return SetItem(
        xml_safe(_rss(item, origin)), msgspec.Raw(JSON.encode(_json(item, origin))), item.updated_at, item.photo
    )


def in_edition(html: str, edition: Edition) -> str:
    """A text with its direction and language: feed readers know neither."""
    return f'<div dir="{edition.direction}" lang="{escape_html(edition.language)}">{html}</div>'


def _rss(item: Item, origin: str) -> str:
    # The title first: some readers take whatever stands first for it.
    parts = [
        f"<item><title>{escape(item.title)}</title><link>{escape(item.url)}</link>",
        f'<guid isPermaLink="false">{escape(item.id)}</guid><pubDate>{rss_date(item.published_at)}</pubDate>',
        f"<atom:updated>{iso(item.updated_at)}</atom:updated>" if item.updated_at != item.published_at else "",
        *(f"<dc:creator>{escape(name)}</dc:creator>" for name, _url in item.authors),
        *(f"<dc:contributor>{escape(name)}</dc:contributor>" for name in item.contributors),
        *(f"<category>{escape(tag)}</category>" for tag in item.tags),
        f"<description>{escape(item.summary)}</description>" if item.summary else "",
        f"<content:encoded>{escape(item.html)}</content:encoded>",
        _media(item.photo, origin) if item.photo else "",
        "</item>",
    ]
    return "".join(parts)


def _media(photo: Photo, origin: str) -> str:
    printed = pictures.printed(photo)
    return (
        f'<media:content url="{origin}{printed.src}" medium="image" type="image/jpeg" '
        f'width="{printed.width}" height="{printed.height}"><media:credit>{escape(photo.credit)}</media:credit>'
        f"<media:description>{escape(photo.caption or photo.alt)}</media:description></media:content>"
    )


def _json(item: Item, origin: str) -> dict[str, Any]:
    data = {
        "id": item.id,
        "url": item.url,
        "title": xml_safe(item.title),
        "summary": xml_safe(item.summary),
        "content_html": xml_safe(item.html),
        "image": origin + pictures.printed(item.photo).src if item.photo else "",
        "date_published": iso(item.published_at),
        "date_modified": iso(item.updated_at),
        "authors": [{"name": xml_safe(name), "url": url} for name, url in item.authors],
        "tags": [xml_safe(tag) for tag in item.tags],
        "language": item.language,
    }
    return {name: value for name, value in data.items() if value or name == "content_html"}
