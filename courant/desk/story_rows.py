"""What a story's document is made of: read in bulk, without making models, or taken from a page that is being edited."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec
from django.db.models import Model, Q, QuerySet, TextField
from django.db.models.functions import Cast

from courant.desk.models import Correction, Place, StoryPage
from courant.desk.models.story_page import RelatedStory, StoryContributor, StoryTopic, story_address

Raw = dict[str, Any]
FIELDS = (
    "pk", "path", "locale_id", "title", "slug", "translation_key", "standfirst", "story_type", "dated",
    "first_published_at", "last_published_at",
)  # fmt: skip
BLOCKS = ("lead_photo", "body")

_decode = msgspec.json.Decoder(list[Raw]).decode


@dataclass(kw_only=True, slots=True)
class StoryRow:
    """A story as it stands in the database's columns, with what hangs on it, in order."""

    pk: int | None
    path: str  # of the page tree; not an address
    locale_id: int
    title: str
    slug: str
    translation_key: Any
    standfirst: str
    story_type: str
    dated: datetime | None
    first_published_at: datetime | None
    last_published_at: datetime | None
    lead_photo: list[Raw]
    body: list[Raw]
    contributors: list[tuple[int, str]] = field(default_factory=list)
    topics: list[int] = field(default_factory=list)
    related: list[int] = field(default_factory=list)
    corrections: list[tuple[int, datetime, str]] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    address: str = ""  # once it is known

    @property
    def key(self) -> str:
        return f"story:{self.pk}"

    @property
    def published_at(self) -> datetime | None:
        """When it first appeared."""
        return self.dated or self.first_published_at

    def address_in(self, language: str, section_slug: str, timezone: str) -> str:
        """Where it is printed."""
        return story_address(language, section_slug, self.published_at, timezone, self.slug)


def row_of(page: StoryPage) -> StoryRow:
    """The row of a page as it is in memory, saved or not."""
    row = StoryRow(
        **{name: getattr(page, name) for name in FIELDS}, lead_photo=[*page.lead_photo.get_prep_value()],
        body=[*page.body.get_prep_value()],
        contributors=[(link.contributor_id, link.role) for link in page.story_contributors.all()],
        topics=[link.topic_id for link in page.story_topics.all()],
        related=[link.related_id for link in page.related_stories.all()],
    )  # fmt: skip
    if page.pk:
        row.corrections = [(one.pk, one.at, one.text) for one in page.corrections.order_by("at", "pk")]
        row.places = {place.listing_id: place.place for place in page.places.all()}
    return row


def rows(pages: QuerySet[StoryPage]) -> list[StoryRow]:
    """The rows of saved pages, in a handful of queries."""
    found: dict[int, StoryRow] = {}
    fields = [StoryPage._meta.get_field(name) for name in BLOCKS]
    for values in pages.values_list(*FIELDS, *(Cast(name, TextField()) for name in BLOCKS)):
        columns: dict[str, Any] = dict(zip(FIELDS, values, strict=False))
        lead_photo, body = map(_blocks, fields, values[len(FIELDS) :])
        found[columns["pk"]] = StoryRow(**columns, lead_photo=lead_photo, body=body)
    for story, contributor, role in _hanging_on(found, StoryContributor, "contributor_id", "role"):
        found[story].contributors.append((contributor, role))
    for story, topic in _hanging_on(found, StoryTopic, "topic_id"):
        found[story].topics.append(topic)
    for story, related in _hanging_on(found, RelatedStory, "related_id"):
        found[story].related.append(related)
    for story, *correction in _hanging_on(found, Correction, "pk", "at", "text", order=("at", "pk")):
        found[story].corrections.append(tuple(correction))  # type: ignore[arg-type]
    for story, listing, place in _hanging_on(found, Place, "listing_id", "place", order=()):
        found[story].places[listing] = place
    return list(found.values())


def among(field: str, keys: Collection[int]) -> Q:
    """A condition for rows with these keys. Where they lie close together, as in a whole print, it is one for all from the first
    to the last, and others between are for the caller to pass over: preparing six lists for each portion cost more than reading it."""
    if keys and max(keys) - min(keys) < 2 * len(keys):
        return Q((f"{field}__gte", min(keys)), (f"{field}__lte", max(keys)))
    return Q((f"{field}__in", list(keys)))


def _blocks(field: Any, text: str) -> list[Raw]:
    """The raw blocks in a column, read without Wagtail's field: that makes a field of Django's for every value."""
    try:
        raw = _decode(text)
    except msgspec.DecodeError:  # not the form that Wagtail gives it now, or half a character
        return [*field.from_db_value(text, None, None).get_prep_value()]
    known = field.stream_block.child_blocks
    return [block for block in raw if block["type"] in known]


def _hanging_on(
    stories: Collection[int], model: type[Model], *columns: str, order: tuple[str, ...] = ("sort_order", "pk")
) -> Iterator[Any]:
    links = model._default_manager.filter(among("story", stories)).order_by(*order)
    return (row for row in links.values_list("story_id", *columns) if row[0] in stories)
