"""A story, as the press receives it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from courant.documents.blocks import Block
from courant.documents.corrections_month import CorrectionsMonth
from courant.documents.document import Document
from courant.documents.label import Label
from courant.documents.listing import newest_query, page_of, page_query
from courant.documents.photo import Photo
from courant.documents.sitemap_month import SitemapMonth
from courant.documents.types import Key, Language, Line, Moment, Path

StoryType = Literal["news", "analysis", "opinion", "interview", "explainer", "press_release"]
Role = Literal["by", "photos", "translated", "edited"]


class Byline(msgspec.Struct, frozen=True, kw_only=True):
    contributor: Annotated[Key, Meta(description="Key of the contributor.")]
    role: Annotated[Role, Meta(description="What they did for this story.")] = "by"


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    at: Annotated[Moment, Meta(description="When it was made, with time zone.")]
    text: Annotated[str, Meta(min_length=1, description="What was wrong and what is right, plain text.")]
    id: Annotated[str, Meta(description="Stays the same for good; feed readers know the correction by it.")] = ""

    @property
    def anchor(self) -> str:
        """Its fragment of the story's address."""
        return f"correction-{self.id}" if self.id else "corrections"

    @property
    def month(self) -> str:
        """The month in which it was made, in UTC, such as 2026-11."""
        return f"{self.at.astimezone(UTC):%Y-%m}"


class Corrected(msgspec.Struct, frozen=True, kw_only=True):
    """What the list of corrections shows of a story."""

    path: Annotated[str, Meta(description="Address of the story.")]
    headline: Annotated[str, Meta(description="Plain text, no markup.")]
    language: Annotated[str, Meta(description="BCP 47 language tag.")]
    corrections: Annotated[tuple[Correction, ...], Meta(description="Oldest first; never removed.")]


class Teaser(msgspec.Struct, frozen=True, kw_only=True):
    """What listings show of a story."""

    path: Annotated[str, Meta(description="Address of the story.")]
    headline: Annotated[str, Meta(description="Plain text, no markup.")]
    standfirst: Annotated[str, Meta(description="Plain text, no markup.")]
    type: Annotated[StoryType, Meta(description="Kind of story.")]
    section: Annotated[str, Meta(description="Key of its section.")]
    edition: Annotated[str, Meta(description="Key of its edition.")]
    language: Annotated[str, Meta(description="BCP 47 language tag.")]
    lead_photo: Annotated[Photo | None, Meta(description="Lead photo, where there is one.")]
    published_at: Annotated[datetime, Meta(description="First publication, with time zone.")]
    updated_at: Annotated[datetime, Meta(description="Last publication, with time zone.")]


class Story(Document, frozen=True, kw_only=True, tag="story"):
    FACETS: ClassVar[tuple[str, ...]] = ("label", "teaser", "corrected")

    id: Annotated[str, Meta(description="Stays the same when the story is renamed or moved.")]
    edition: Annotated[Key, Meta(description="Key of its edition.")]
    language: Annotated[Language, Meta(description="BCP 47 language tag.")]
    path: Annotated[Path, Meta(description="Address on the site, such as /en/city/2026/11/22/bridge-reopens/.")]
    translation_key: Annotated[Line, Meta(description="Shared by all language versions of the story.")]
    headline: Annotated[Line, Meta(description="Plain text, no markup.")]
    standfirst: Annotated[str, Meta(description="A sentence or two under the headline, plain text.")] = ""
    type: Annotated[StoryType, Meta(description="Shown where it is not plain news.")] = "news"
    section: Annotated[Key, Meta(description="Key of the section it belongs to.")]
    bylines: Annotated[tuple[Byline, ...], Meta(description="Contributors with their roles, in order.")] = ()
    lead_photo: Annotated[Photo | None, Meta(description="Photo above the text.")] = None
    body: Annotated[tuple[Block, ...], Meta(description="The text, block by block.")] = ()
    related: Annotated[tuple[Key, ...], Meta(description="Keys of stories chosen by the desk.")] = ()
    topics: Annotated[tuple[Key, ...], Meta(description="Keys of its topics.")] = ()
    corrections: Annotated[tuple[Correction, ...], Meta(description="Oldest first; never removed.")] = ()
    published_at: Annotated[Moment, Meta(description="First publication, with time zone.")]
    updated_at: Annotated[Moment, Meta(description="Last publication, with time zone.")]
    places: Annotated[Mapping[str, int], Meta(description="Its place in each listing, by the listing's key.")] = {}

    def label(self) -> Label:
        """What links to the story say."""
        return Label(
            path=self.path, title=self.headline, language=self.language, edition=self.edition,
            is_translation=any(byline.role == "translated" for byline in self.bylines),
        )  # fmt: skip

    def teaser(self) -> Teaser:
        """What listings show."""
        return Teaser(
            path=self.path, headline=self.headline, standfirst=self.standfirst, type=self.type, section=self.section,
            edition=self.edition, language=self.language, lead_photo=self.lead_photo, published_at=self.published_at,
            updated_at=self.updated_at,
        )  # fmt: skip

    def corrected(self) -> Corrected | None:
        """What the list of corrections shows; None where there are none."""
        if not self.corrections:
            return None
        return Corrected(path=self.path, headline=self.headline, language=self.language, corrections=self.corrections)

    def months(self) -> list[SitemapMonth | CorrectionsMonth]:
        """The months that exist because of it: of its publication and of its corrections."""
        corrected = sorted({correction.month for correction in self.corrections})
        return [self._sitemap_month(), *(CorrectionsMonth.of(self.edition, month) for month in corrected)]

    def _sitemap_month(self) -> SitemapMonth:
        month = self.published_at.astimezone(UTC).isoformat()[:7]
        return SitemapMonth.of(self.edition, month, place=self.places.get(self.edition, 1))

    def belongs_to(self) -> dict[str, int]:
        queries = {f"translations:{self.translation_key}": 0}
        for listing, place in self.places.items():
            queries[page_query(listing, page_of(place))] = place
            queries[newest_query(listing)] = place
        photos = [self.lead_photo] if self.lead_photo else []
        photos += [block for block in self.body if isinstance(block, Photo)]
        queries.update({f"picture:{photo.picture.id}": 0 for photo in photos})
        published = self.published_at.astimezone(UTC)
        queries[self._sitemap_month().stories] = int(published.timestamp())
        queries[f"day:{published.isoformat()[:10]}"] = int(published.timestamp())
        for correction in sorted(self.corrections, key=lambda correction: correction.at):
            made = int(correction.at.timestamp())
            queries[f"corrections:{self.edition}"] = made
            queries[CorrectionsMonth.of(self.edition, correction.month).stories] = made
        return queries
