"""The feeds of an edition's corrections, as RSS 2.0 and JSON Feed 1.1: the 30 newest."""

from collections.abc import Iterator
from html import escape

from courant.documents import Edition, Site
from courant.lib.addresses import quote
from courant.press.corrections import Entry, corrections_path, entries
from courant.press.feed_files import MOST, Channel, feed_files
from courant.press.feed_item import Item, SetItem, in_edition, set_item
from courant.press.feed_stories import guid
from courant.press.file import File, PictureFile
from courant.press.library import Library
from courant.press.theme import Theme
from courant.press.typesetting import word

KINDS = (Edition,)


def files(edition: Edition, library: Library, theme: Theme) -> Iterator[File | PictureFile]:
    site = library.get("site:site", Site)
    newest = library.query(f"corrections:{edition.key}", newest_first=True, limit=MOST)
    title = f"{edition.title}: {word('Corrections', library, theme, edition=edition)}"
    channel = Channel(corrections_path(edition.path), title, "", edition)
    yield from feed_files(channel, [_item(e, edition, site) for e in entries(library, newest)[:MOST]], site)


def _item(entry: Entry, edition: Edition, site: Site) -> SetItem:
    story, correction = entry.story, entry.correction
    item = Item(
        id=guid(f"correction:{correction.id}", site),
        url=site.base_url + quote(f"{story.path}#{correction.anchor}"),
        title=story.headline,
        summary="",
        html=in_edition(f"<p>{escape(correction.text)}</p>", edition),
        language=story.language,
        published_at=correction.at,
        updated_at=correction.at,
    )
    return set_item(item, site.base_url)
