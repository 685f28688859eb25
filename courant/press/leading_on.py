"""What stands, for programs, beside the page of an address that was left: small files that say where the matter went.

A plain static host can answer a feed reader with nothing but a file. These say the same as the redirect page beside
them, in the words of each format; servers that we configure answer 301 instead, and find in the first bytes where to.
"""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

import msgspec

from courant.documents import Edition, Label, Site
from courant.lib.addresses import quote, relative
from courant.lib.xml_text import xml_safe
from courant.press.file import File

JSON_FEED = "https://jsonfeed.org/version/1.1"


def beside_story(former: str, target: Label, comments: Iterable[str]) -> Iterator[File]:
    """Where the story itself and its comments, as JSON, went."""
    for name in ("story.json", *comments):
        content = {"_courant": _moved(f"{former}{name}", f"{target.path}{name}")}
        yield File(f"{former}{name}", msgspec.json.format(msgspec.json.encode(content), indent=1))


def rss(former: str, target: Label, edition: Edition, site: Site, sentence: str) -> File:
    """A feed of one entry, which says in the edition's language that it has moved; `rel="self"` names the new one."""
    path, old = f"{target.path}feed.xml", f"{former}feed.xml"
    link = site.base_url + quote(target.path)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<?courant-status 301 {relative(old, path)}?>",
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">\n<channel>',
        f"<title>{escape(target.title)}</title><link>{link}</link><description>{escape(sentence)}</description>",
        f"<language>{edition.language}</language>",
        f'<atom:link rel="self" type="application/rss+xml" href={quoteattr(site.base_url + quote(path))}/>',
        f"<item><title>{escape(sentence)}</title><link>{link}</link>",
        f'<guid isPermaLink="false">moved:{escape(quote(former))}</guid></item>',
        "</channel>\n</rss>\n",
    ]
    return File.of_text(old, xml_safe("\n".join(lines)))


def json_feed(former: str, target: Label, edition: Edition, site: Site) -> File:
    """A feed that is finished, in JSON Feed's own words, and names the one that goes on."""
    content = {
        "_courant": _moved(f"{former}feed.json", f"{target.path}feed.json"),
        "version": JSON_FEED,
        "title": target.title,
        "home_page_url": site.base_url + quote(target.path),
        "feed_url": f"{site.base_url}{quote(target.path)}feed.json",
        "language": edition.language,
        "expired": True,
        "items": [],
    }
    return File(f"{former}feed.json", msgspec.json.format(msgspec.json.encode(content), indent=1))


def _moved(old: str, new: str) -> dict[str, object]:
    return {"status": 301, "location": relative(old, new)}
