"""Stories as documents, many at a time."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from django.utils import timezone

from courant import documents as d
from courant.desk.localized import Localized
from courant.desk.models import FrontPage, SectionPage, StoryPage
from courant.desk.page_documents import live_fronts
from courant.desk.story_bodies import Bodies
from courant.desk.unprintable import Unprintable, attempt


class StoryDocuments:
    """Makes documents of stories; remembers sections and entries between calls, for many stories in a row."""

    def __init__(self) -> None:
        self.localized = Localized()
        self.fronts = live_fronts()
        self.sections = {page.path: page for page in SectionPage.objects.filter(live=True, alias_of__isnull=True)}
        self.bodies = Bodies(self.localized)

    def documents(self, pages: list[StoryPage]) -> Iterator[d.Story | Unprintable]:
        """The documents of the pages, less those whose section or edition is not published."""
        raws = [(page, [*page.lead_photo.get_prep_value()], [*page.body.get_prep_value()]) for page in pages]
        self.prepare(pages)
        self.bodies.prepare([part for _page, lead, body in raws for part in (lead, body)])
        for page, lead, body in raws:
            section = self.sections.get(page.path[:-4])
            front = self.fronts.get(page.path[:-8])
            if section and front:
                yield attempt(page, partial(self.document, page, section, front, lead=lead, body=body))  # type: ignore[misc]

    def prepare(self, pages: list[StoryPage]) -> None:
        """Fetch in one go the contributors and topics of many stories."""
        contributors = {link.contributor_id for page in pages for link in page.story_contributors.all()}
        self.localized.load("contributor", contributors)
        self.localized.load("topic", {link.topic_id for page in pages for link in page.story_topics.all()})

    def document(
        self, page: StoryPage, section: SectionPage, front: FrontPage, *, lead: list[dict], body: list[dict]
    ) -> d.Story:
        """The document of one page, whose raw lead photo and body were prepared before."""
        language = page.locale.language_code
        published, updated = self._moments(page)
        blocks = self.bodies.blocks(body, page.locale)
        return d.Story(
            id=str(page.pk), edition=f"edition:{language}", language=language,
            path=page.address_in(section.slug, front.timezone),
            translation_key=str(page.translation_key), headline=page.title, standfirst=page.standfirst,
            type=page.story_type, section=section.key, bylines=tuple(self._bylines(page)),
            lead_photo=next(iter(self.bodies.blocks(lead, page.locale)), None), body=blocks,  # type: ignore[arg-type]
            related=tuple(f"story:{link.related_id}" for link in page.related_stories.all()),
            topics=tuple(self.localized.keys_of("topic", [t.topic_id for t in page.story_topics.all()], page.locale_id)),
            corrections=tuple(d.Correction(id=str(c.pk), at=c.at, text=c.text) for c in self._corrections(page)),
            published_at=published, updated_at=updated, places=self._places(page, section, language, blocks),
        )  # fmt: skip

    def _moments(self, page: StoryPage) -> tuple[datetime, datetime]:
        published = page.published_at or timezone.now()
        updated = max([page.last_published_at or published, *(c.at for c in self._corrections(page))])
        # A moment of bookkeeping between the two is not an update.
        return published, updated if updated - published > timedelta(minutes=1) and not page.dated else max(
            [published, *(c.at for c in self._corrections(page))]
        )

    def _corrections(self, page: StoryPage) -> list:
        return sorted(page.corrections.all(), key=lambda c: (c.at, c.pk)) if page.pk else []

    def _bylines(self, page: StoryPage) -> Iterator[d.Byline]:
        for link in page.story_contributors.all():
            for key in self.localized.keys_of("contributor", [link.contributor_id], page.locale_id):
                yield d.Byline(contributor=key, role=link.role)

    def _places(self, page: StoryPage, section: SectionPage, language: str, blocks: tuple) -> dict[str, int]:
        belongs = {f"edition:{language}", section.key}
        belongs.update(byline.contributor for byline in self._bylines(page))
        belongs.update(self.localized.keys_of("topic", [t.topic_id for t in page.story_topics.all()], page.locale_id))
        belongs.update(block.source for block in blocks if isinstance(block, d.Quote))
        given = {place.listing_id: place.place for place in page.places.all()} if page.pk else {}
        return {key: given[key] for key in sorted(belongs) if key in given}
