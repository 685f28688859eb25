"""RSS 2.0 of an edition or a section: the 30 newest stories in full."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from courant.documents import Edition, Section, Site, Story, newest_query
from courant.lib.addresses import quote
from courant.lib.dates import rss_date
from courant.lib.xml_text import xml_safe
from courant.press import pictures
from courant.press.file import File, PictureFile
from courant.press.library import Library
from courant.press.outputs.story_page import bylines
from courant.press.story_html import as_html
from courant.press.theme import Theme

KINDS = (Edition, Section)
MOST = 30
NAMESPACES = (
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"'
)


def files(subject: Edition | Section, library: Library, theme: Theme) -> Iterator[File | PictureFile]:
    site = library.get("site:site", Site)
    edition = subject if isinstance(subject, Edition) else library.get(subject.edition, Edition)
    keys = library.query(newest_query(subject.key), newest_first=True, limit=MOST)
    stories = [story for key in keys if isinstance(story := library.find(key), Story)]
    path = f"{subject.path}feed.xml"
    title = edition.title if isinstance(subject, Edition) else f"{edition.title}: {subject.title}"
    lines = [
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {NAMESPACES}>\n<channel>',
        f"<title>{escape(title)}</title><link>{site.base_url}{quote(subject.path)}</link>",
        f"<description>{escape(subject.description or title)}</description><language>{edition.language}</language>",
        f'<atom:link rel="self" type="application/rss+xml" href={quoteattr(site.base_url + quote(path))}/>',
        *(item(story, site, edition, library) for story in stories),
        "</channel>\n</rss>\n",
    ]
    for story in stories:
        if story.lead_photo:
            yield from pictures.files(story.lead_photo)
    yield File.of_text(path, xml_safe("\n".join(lines)))


def item(story: Story, site: Site, edition: Edition, library: Library) -> str:
    """One entry of a feed."""
    body = f'<div dir="{edition.direction}" lang="{edition.language}">{as_html(story, site, edition, library)}</div>'
    section = library.label(story.section)
    parts = [
        f"<item><title>{escape(story.headline)}</title><link>{site.base_url}{quote(story.path)}</link>",
        f'<guid isPermaLink="false">{story.key}@{escape(site.base_url.partition("//")[2])}</guid>',
        f"<pubDate>{rss_date(story.published_at)}</pubDate>",
        *(f"<dc:creator>{escape(b.label.title)}</dc:creator>" for b in bylines(story, library) if b.role == "by"),
        f"<category>{escape(section.title)}</category>" if section else "",
        f"<description>{escape(story.standfirst)}</description>",
        f"<content:encoded>{escape(body)}</content:encoded>",
        _media(story, site),
        "</item>",
    ]
    return "".join(parts)


def _media(story: Story, site: Site) -> str:
    if not story.lead_photo:
        return ""
    photo = story.lead_photo
    printed = pictures.printed(photo)
    return (
        f'<media:content url="{site.base_url}{printed.src}" medium="image" type="image/jpeg" '
        f'width="{printed.width}" height="{printed.height}"><media:credit>{escape(photo.credit)}</media:credit>'
        f"<media:description>{escape(photo.caption)}</media:description></media:content>"
    )
