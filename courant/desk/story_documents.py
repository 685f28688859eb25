"""Stories as documents, many at a time."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from django.utils import timezone
from wagtail.models import Locale

from courant import documents as d
from courant.desk.localized import Localized
from courant.desk.models import FrontPage, SectionPage
from courant.desk.models.few import all_pages
from courant.desk.page_documents import live_fronts
from courant.desk.story_bodies import Bodies
from courant.desk.story_rows import StoryRow
from courant.desk.unprintable import Unprintable, attempt


class StoryDocuments:
    """Makes documents of stories; remembers sections and entries between calls, for many stories in a row."""

    def __init__(self) -> None:
        self.localized = Localized()
        self.locales = Locale.objects.in_bulk()
        self.fronts = live_fronts()
        self.sections = {page.path: page for page in all_pages(SectionPage) if page.live and not page.alias_of_id}
        self.bodies = Bodies(self.localized)

    def documents(self, rows: list[StoryRow]) -> Iterator[d.Story | Unprintable]:
        """The documents of the rows, less those whose section or edition is not published."""
        self.localized.load("contributor", {contributor for row in rows for contributor, _role in row.contributors})
        self.localized.load("topic", {topic for row in rows for topic in row.topics})
        self.bodies.prepare([part for row in rows for part in (row.lead_photo, row.body)])
        for row in rows:
            section = self.sections.get(row.path[:-4])
            front = self.fronts.get(row.path[:-8])
            if section and front:
                yield attempt(row, partial(self.document, row, section, front))  # type: ignore[misc]

    def document(self, row: StoryRow, section: SectionPage, front: FrontPage) -> d.Story:
        """The document of one row, for which everything was prepared before."""
        locale = self.locales[row.locale_id]
        language = locale.language_code
        row.address = row.address_in(language, section.slug, front.timezone)
        published, updated = _moments(row)
        lead_photo = next(iter(self.bodies.blocks(row.lead_photo, locale)), None)
        body = self.bodies.blocks(row.body, locale)
        bylines = tuple(
            d.Byline(contributor=key, role=role)  # type: ignore[arg-type]
            for contributor, role in row.contributors
            for key in self.localized.keys_of("contributor", [contributor], locale.pk)
        )
        topics = tuple(self.localized.keys_of("topic", row.topics, locale.pk))
        listings = {f"edition:{language}", section.key, *topics, *(byline.contributor for byline in bylines)}
        listings.update(block.source for block in body if isinstance(block, d.Quote))
        return d.Story(
            id=str(row.pk), edition=f"edition:{language}", language=language,
            path=row.address,
            translation_key=str(row.translation_key), headline=row.title, standfirst=row.standfirst,
            type=row.story_type, section=section.key, bylines=bylines,  # type: ignore[arg-type]
            lead_photo=lead_photo, body=body, related=tuple(f"story:{id}" for id in row.related), topics=topics,
            corrections=tuple(d.Correction(id=str(id), at=at, text=text) for id, at, text in row.corrections),
            published_at=published, updated_at=updated,
            places={key: row.places[key] for key in sorted(listings) if key in row.places},
        )  # fmt: skip


def _moments(row: StoryRow) -> tuple[datetime, datetime]:
    """When it was published and updated. A moment of bookkeeping between the two is not an update."""
    corrected = [at for _id, at, _text in row.corrections]
    published = row.published_at or timezone.now()
    updated = max([row.last_published_at or published, *corrected])
    is_update = updated - published > timedelta(minutes=1) and not row.dated
    return published, updated if is_update else max([published, *corrected])
