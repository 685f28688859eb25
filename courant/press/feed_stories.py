"""Stories as entries of feeds.

A story stands in the feeds of its edition, section, contributors and topics, and with every publication 30 stories are
printed again in each of these. So an entry is a pure function of what it shows, which is noted for every feed anew,
and the text itself is set once.
"""

from collections.abc import Mapping
from functools import lru_cache

from courant.documents import Edition, FactBox, Label, Paragraph, Quote, Site, Story
from courant.lib.addresses import quote
from courant.lib.rich_text import rewrite_links
from courant.press.feed_item import Item, SetItem, in_edition, set_item
from courant.press.library import Library
from courant.press.story_html import as_html

# Enough for the newest of every feed of a small newspaper, at about 15 kB each.
KEPT = 600


def story_item(story: Story, edition: Edition, site: Site, library: Library) -> SetItem:
    """The entry of a story; whatever it names is noted."""
    version = _Version(story)
    labels = tuple((key, library.label(key)) for key in _cited(version))
    return _set(version, edition, site, labels)


def guid(key: str, site: Site) -> str:
    """What feed readers know an entry by, for good."""
    return f"{key}@{site.base_url.partition('//')[2]}"


class _Version:
    """A story as the key of a cache: a story itself cannot be one, for the mapping in it."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def __hash__(self) -> int:
        return hash(self.story.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Version) and (self.story is other.story or self.story == other.story)


@lru_cache(KEPT)
def _cited(version: _Version) -> tuple[str, ...]:
    """The keys of all that an entry names or links to."""
    story = version.story
    keys = [story.section, *(byline.contributor for byline in story.bylines), *story.topics]

    def cite(key: str) -> None:
        keys.append(key)

    for block in story.body:
        if isinstance(block, Quote):
            keys.append(block.source)
        elif isinstance(block, Paragraph | FactBox):
            rewrite_links(block.html, cite)
    return tuple(dict.fromkeys(keys))


@lru_cache(KEPT)
def _set(version: _Version, edition: Edition, site: Site, labels: tuple[tuple[str, Label | None], ...]) -> SetItem:
    story = version.story
    found = {key: label for key, label in labels if label}
    item = Item(
        id=guid(story.key, site), url=site.base_url + quote(story.path), title=story.headline, summary=story.standfirst,
        html=in_edition(as_html(story, site, edition, found.get), edition), language=story.language,
        published_at=story.published_at, updated_at=story.updated_at,
        authors=tuple((person.title, site.base_url + quote(person.path)) for person in _people(story, found, "by")),
        contributors=tuple(person.title for person in _people(story, found, "photos", "translated", "edited")),
        tags=tuple(found[key].title for key in (story.section, *story.topics) if key in found),
        photo=story.lead_photo,
    )  # fmt: skip
    return set_item(item, site.base_url)


def _people(story: Story, found: Mapping[str, Label], *roles: str) -> list[Label]:
    keys = dict.fromkeys(byline.contributor for byline in story.bylines if byline.role in roles)
    return [found[key] for key in keys if key in found]
