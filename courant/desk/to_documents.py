"""What the desk hands to the press: its published pages and entries as documents."""

from collections.abc import Iterable, Iterator
from datetime import UTC
from itertools import islice
from typing import Any

from django.db.models import Model, QuerySet

from courant import documents as d
from courant.desk.languages import direction_of, own_name_of
from courant.desk.models import (
    Contributor,
    FrontPage,
    Listing,
    PhotoFile,
    PlainPage,
    SectionPage,
    Source,
    StoryPage,
    Topic,
)  # fmt: skip
from courant.desk.story_bodies import Bodies, photo_in
from courant.desk.story_documents import StoryDocuments

CHUNK = 500
PAGES: dict[str, type[Model]] = {"section": SectionPage, "story": StoryPage, "page": PlainPage}
SNIPPETS: dict[str, type[Model]] = {"contributor": Contributor, "source": Source, "topic": Topic}

Updates = dict[str, d.Document | None]


def documents_of(keys: Iterable[str]) -> Updates:
    """The published documents with these keys, None where one is not published, and those that stand or fall with
    them: the archive pages and sitemap months of stories."""
    updates: Updates = dict.fromkeys(keys)
    by_kind: dict[str, list[str]] = {}
    for key in updates:
        kind, _colon, id = key.partition(":")
        by_kind.setdefault(kind, []).append(id)
    for kind, ids in by_kind.items():
        for document in _of_kind(kind, ids):
            updates[document.key] = document
    return updates


def all_documents() -> Iterator[d.Document]:
    """Everything that is published, in bulk: for printing the whole site."""
    yield from _editions()
    yield from _sections(_live(SectionPage))
    yield from _plain_pages(_live(PlainPage))
    for model in SNIPPETS.values():
        yield from _snippets(model.objects.select_related("locale"))  # type: ignore[attr-defined]
    months: set[str] = set()
    for story in _stories(_live(StoryPage)):
        yield story
        month = f"{story.published_at.astimezone(UTC):%Y-%m}"
        if f"{story.edition}/{month}" not in months:
            months.add(f"{story.edition}/{month}")
            yield d.SitemapMonth.of(story.edition, month)
    yield from _archive_pages()


def story_ids_under(key: str) -> Iterator[str]:
    """The keys of the live stories and sections whose addresses begin with that of a section or edition."""
    kind, _colon, id = key.partition(":")
    parent = (
        FrontPage.objects.filter(locale__language_code=id) if kind == "edition" else SectionPage.objects.filter(pk=id)
    )
    for page in parent:
        for child in page.get_descendants().live().specific().iterator(CHUNK):
            yield child.key


def _of_kind(kind: str, ids: list[str]) -> Iterator[d.Document]:
    if kind == "edition":
        yield from (edition for edition in _editions() if edition.id in ids)
    elif kind in SNIPPETS:
        numbers = [id for id in ids if id.isdigit()]
        yield from _snippets(SNIPPETS[kind].objects.filter(pk__in=numbers).select_related("locale"))  # type: ignore[attr-defined]
    elif kind in PAGES:
        live = _live(PAGES[kind]).filter(pk__in=[id for id in ids if id.isdigit()])
        if kind == "story":
            yield from _with_companions(_stories(live))
        else:
            yield from _sections(live) if kind == "section" else _plain_pages(live)


def _live(model: Any) -> QuerySet[Any]:
    """The live pages of a kind. Aliases are left out: they would print one language's text in another edition."""
    return model.objects.filter(live=True, alias_of__isnull=True).select_related("locale").order_by("pk")


def _editions() -> Iterator[d.Edition]:
    return (edition(page) for page in _live(FrontPage).filter(depth=2).order_by("locale_id"))


def edition(page: FrontPage) -> d.Edition:
    """The document of an edition, as its front page says."""
    language = page.locale.language_code
    rules = [rule["value"] for rule in page.policy_rules.get_prep_value()]
    return d.Edition(
        id=language, language=language, direction=direction_of(language), language_name=own_name_of(language),
        path=page.address, position=page.locale_id, title=page.title, tagline=page.tagline,
        description=page.description, calendar=page.calendar, numbering=page.digits, timezone=page.timezone,
        comments_open=page.comments_open, policy_version=page.policy_version,
        policy_rules=tuple(d.Rule(number=r["number"], title=r["title"], text=r["text"]) for r in rules),
    )  # fmt: skip


def _live_parents() -> set[str]:
    """The tree paths of live front pages: what stands under others is not printed."""
    return set(FrontPage.objects.filter(live=True, depth=2).values_list("path", flat=True))


def _sections(pages: Iterable[SectionPage]) -> Iterator[d.Section]:
    fronts = _live_parents()
    return (section(page) for page in pages if page.path[:-4] in fronts)


def section(page: SectionPage) -> d.Section:
    """The document of a section."""
    return d.Section(
        id=str(page.pk), edition=f"edition:{page.locale.language_code}", path=page.address, title=page.title,
        description=page.description, position=int(page.path[-4:], 36),
    )  # fmt: skip


def _plain_pages(pages: Iterable[PlainPage]) -> Iterator[d.Page]:
    fronts = _live_parents()
    return (plain_page(page) for page in pages if page.path[:-4] in fronts)


def plain_page(page: PlainPage) -> d.Page:
    """The document of a plain page."""
    bodies, raw = Bodies(), [*page.body.get_prep_value()]
    bodies.prepare([raw])
    return d.Page(
        id=str(page.pk), edition=f"edition:{page.locale.language_code}", path=page.address, title=page.title,
        translation_key=str(page.translation_key), purpose=page.purpose, body=bodies.blocks(raw, page.locale),
        position=int(page.path[-4:], 36),
    )  # fmt: skip


def story(page: StoryPage) -> d.Story | None:
    """The document of a story, published or not; None where its section or edition is not published."""
    return next(StoryDocuments().documents([page]), None)


def _snippets(entries: Iterable[Any]) -> Iterator[d.Document]:
    kinds: dict[Any, Any] = {Contributor: _contributor, Source: _source, Topic: _topic}
    for entry in entries:
        yield kinds[type(entry)](entry)


def _contributor(entry: Contributor) -> d.Contributor:
    raw = entry.portrait.get_prep_value()
    photos = {photo.pk: photo for photo in PhotoFile.objects.filter(pk__in=[b["value"]["image"] for b in raw])}
    return d.Contributor(
        id=str(entry.pk), edition=f"edition:{entry.locale.language_code}", path=entry.address, name=entry.name,
        job_title=entry.job_title, bio=entry.bio, is_pseudonym=entry.is_pseudonym,
        portrait=photo_in(raw[0]["value"], photos) if raw else None,
    )  # fmt: skip


def _source(entry: Source) -> d.Source:
    return d.Source(
        id=str(entry.pk), edition=f"edition:{entry.locale.language_code}", path=entry.address, name=entry.name,
        description=entry.description,
    )  # fmt: skip


def _topic(entry: Topic) -> d.Topic:
    return d.Topic(
        id=str(entry.pk), edition=f"edition:{entry.locale.language_code}", path=entry.address, title=entry.name,
        description=entry.description,
    )  # fmt: skip


def _stories(pages: QuerySet[StoryPage]) -> Iterator[d.Story]:
    maker = StoryDocuments()
    rows = pages.prefetch_related(
        "story_contributors", "story_topics", "related_stories", "corrections", "places"
    ).iterator(chunk_size=CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        yield from maker.documents(chunk)


def _with_companions(stories: Iterable[d.Story]) -> Iterator[d.Document]:
    stories = list(stories)
    yield from stories
    listings = Listing.objects.in_bulk({listing for story in stories for listing in story.places})
    for story in stories:
        yield d.SitemapMonth.of(story.edition, f"{story.published_at.astimezone(UTC):%Y-%m}")
        for key, place in story.places.items():
            listing = listings[key]
            last, own = d.page_of(listing.last_place), d.page_of(place)
            for number in {own, own - 1, last, last - 1} - {0}:
                yield _archive_page(listing, number)


def _archive_pages() -> Iterator[d.ArchivePage]:
    for listing in Listing.objects.filter(last_place__gt=0).iterator():
        for number in range(1, d.page_of(listing.last_place) + 1):
            yield _archive_page(listing, number)


def _archive_page(listing: Listing, number: int) -> d.ArchivePage:
    return d.ArchivePage.of(listing.key, number, edition=f"edition:{listing.edition}", last_place=listing.last_place)
