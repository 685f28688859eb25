"""A newsroom of many stories, written in bulk into the desk's database: for measuring, not for reading."""

import json
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from bench.words import SECTIONS, Words

NEWEST = datetime(2026, 10, 31, 18, tzinfo=UTC)
BETWEEN = timedelta(minutes=37)
PICTURES = 200
PORTION = 1000  # stories written at once
PARAGRAPHS, WORDS_EACH, SUBHEADS_BEFORE = 14, 46, (4, 8, 11)


def fill(count: int, *, seed: int = 20261122) -> None:
    """Write an edition with `count` stories of about 700 words: 8 sections, 60 topics, 30 contributors, 40 sources,
    and for each story a photo from a pool of 200, with its own file, caption and credit."""
    from django.db import transaction

    with transaction.atomic():
        Corpus(Words(seed)).write(count)


class Corpus:
    """Writes rows; nothing is published one by one."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.pick = words.chance.choice
        self.places: dict[str, int] = {}

    def write(self, count: int) -> None:
        """Everything, oldest story first, so that places in listings are in order."""
        from courant.publishing.models import Change

        self._frame()
        self._photos()
        self._stories(count)
        Change.objects.all().delete()  # what the frame's signals noted: the whole site is printed anyway

    def _frame(self) -> None:
        from wagtail.models import Locale, Page, Site

        from courant.desk.models import Contributor, FrontPage, SectionPage, Source, Topic

        self.locale, _new = Locale.objects.get_or_create(language_code="en")
        Page.objects.filter(depth=2, slug="home").delete()
        rules = [
            {"type": "rule", "value": {"number": n, "title": self.words.subhead(), "text": self.words.sentence()}}
            for n in range(1, 7)
        ]
        self.front = FrontPage(title="The Measured Courier", slug="en", locale=self.locale, policy_rules=rules)
        Page.get_first_root_node().add_child(instance=self.front)
        Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": self.front})
        self.sections = []
        for title in SECTIONS:
            section = SectionPage(
                title=title, slug=title.lower(), locale=self.locale, description=self.words.sentence()
            )
            self.front.add_child(instance=section)
            self.sections.append(section)
        self.contributors = self._entries(Contributor, [f"{self.words.name()} {n}" for n in range(30)])
        self.sources = self._entries(Source, [f"{self.words.name()} {n}" for n in range(40)])
        self.topics = self._entries(Topic, self.words.topics(60))

    def _entries(self, model: Any, names: list[str]) -> list[Any]:
        return [model.objects.create(locale=self.locale, name=name) for name in names]

    def _photos(self) -> None:
        from django.core.files.base import ContentFile

        from courant.desk.models import PhotoFile

        self.photos = []
        for number in range(PICTURES):
            photo = PhotoFile(
                title=f"Picture {number}", file=ContentFile(self.words.picture(), name=f"picture-{number}.jpg")
            )
            photo.save()
            self.photos.append({
                "image": photo.pk, "caption": self.words.sentence(), "credit": self.words.name(), "provenance": "staff",
                "alt": self.words.sentence(), "decorative": False,
            })  # fmt: skip

    def _stories(self, count: int) -> None:
        from wagtail.models import Page

        from courant.desk.models import Listing

        first = (Page.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
        for start in range(0, count, PORTION):
            self._some_stories(range(start, min(start + PORTION, count)), count, first)
        Listing.objects.bulk_create(
            [Listing(key=key, edition="en", last_place=last) for key, last in self.places.items()]
        )
        for section in self.sections:
            children = Page.objects.filter(path__startswith=section.path, depth=section.depth + 1).count()
            Page.objects.filter(pk=section.pk).update(numchild=children)

    def _some_stories(self, numbers: range, count: int, first: int) -> None:
        from django.contrib.contenttypes.models import ContentType
        from django.db import connection
        from wagtail.models import Page

        from courant.desk.models import Place, StoryContributor, StoryPage, StoryTopic

        kind = ContentType.objects.get_for_model(StoryPage)
        pages, stories, bylines, tagged, places = [], [], [], [], []
        for number in numbers:
            section, id = self.sections[number % len(self.sections)], first + number
            pages.append(self._page(id, section, number, NEWEST - BETWEEN * (count - number), kind))
            quoted, body = self._body()
            stories.append(
                (
                    id,
                    self.words.paragraph(20),
                    "news",
                    None,
                    self._blocks([("photo", self.photos[number % PICTURES])]),
                    body,
                )
            )
            contributor, topics = self.pick(self.contributors), self.words.chance.sample(self.topics, 2)
            bylines.append(StoryContributor(story_id=id, contributor=contributor, role="by", sort_order=0))
            tagged += [StoryTopic(story_id=id, topic=topic, sort_order=order) for order, topic in enumerate(topics)]
            listed = [self.front.key, section.key, f"contributor:{contributor.pk}", f"source:{quoted.pk}"]
            places += self._places(id, [*listed, *(f"topic:{topic.pk}" for topic in topics)])
        Page.objects.bulk_create(pages, 500)
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO desk_storypage (page_ptr_id, standfirst, story_type, dated, lead_photo, body) "
                "VALUES (%s, %s, %s, %s, %s, %s)", stories,
            )  # fmt: skip
        StoryContributor.objects.bulk_create(bylines, 500)
        StoryTopic.objects.bulk_create(tagged, 500)
        Place.objects.bulk_create(places, 500)

    def _page(self, id: int, section: Any, number: int, at: datetime, kind: Any) -> Any:
        from wagtail.models import Page

        title = self.words.headline()
        slug = f"{title.lower().replace(' ', '-')}-{number}"
        return Page(
            pk=id, path=Page._get_path(section.path, section.depth + 1, number // len(self.sections) + 1),
            depth=section.depth + 1, numchild=0, title=title, draft_title=title, slug=slug, live=True,
            url_path=f"{section.url_path}{slug}/", content_type=kind, locale=self.locale, first_published_at=at,
            last_published_at=at, translation_key=uuid.UUID(int=self.words.chance.getrandbits(128), version=4),
        )  # fmt: skip

    def _body(self) -> tuple[Any, str]:
        source, blocks = self.pick(self.sources), []
        for number in range(PARAGRAPHS):
            if number in SUBHEADS_BEFORE:
                blocks.append(("subhead", self.words.subhead()))
            blocks.append(("paragraph", f"<p>{self.words.paragraph(WORDS_EACH)}</p>"))
        quote = {"source": source.pk, "role": "Neighbour", "told": "the Courier", "text": self.words.sentence()}
        return source, self._blocks([*blocks[:6], ("quote", quote), *blocks[6:]])

    def _blocks(self, blocks: list[tuple[str, Any]]) -> str:
        id = uuid.UUID(int=self.words.chance.getrandbits(128), version=4)
        return json.dumps([{"type": kind, "value": value, "id": str(id)} for kind, value in blocks])

    def _places(self, story: int, listings: list[str]) -> list[Any]:
        from courant.desk.models import Place

        given = []
        for key in listings:
            self.places[key] = self.places.get(key, 0) + 1
            given.append(Place(listing_id=key, story_id=story, place=self.places[key]))
        return given
