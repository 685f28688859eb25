"""What the desk hands to the press: its published pages and entries as documents."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model, QuerySet
from wagtail.models import Page

from courant import documents as d
from courant.desk import page_documents
from courant.desk.entry_documents import entry_documents
from courant.desk.models import (
    Contributor,
    FrontPage,
    Listing,
    PlainPage,
    PolicyVersion,
    SectionPage,
    Source,
    StoryPage,
    Topic,
)
from courant.desk.page_documents import edition, plain_page, section
from courant.desk.story_documents import StoryDocuments
from courant.desk.story_rows import among, row_of, rows
from courant.desk.unprintable import Unprintable

__all__ = [
    "Unprintable", "all_but_stories", "all_documents", "archive_keys", "documents_of", "edition", "keys_under", "plain_page", "section",
    "stories", "story_keys",
    "story",
]  # fmt: skip

CHUNK = 500
ENTRIES: dict[str, Any] = {"contributor": Contributor, "source": Source, "topic": Topic}

Handed = d.Document | Unprintable
Updates = dict[str, Handed | None]


def documents_of(keys: Iterable[str]) -> Updates:
    """The published documents with these keys, None where one is not published; and the months of stories,
    which have no keys that the desk could know before."""
    updates: Updates = dict.fromkeys(keys)
    by_kind: dict[str, list[str]] = {}
    for key in updates:
        kind, _colon, id = key.partition(":")
        by_kind.setdefault(kind, []).append(id)
    for kind, ids in by_kind.items():
        for document in _of_kind(kind, ids):
            updates[document.key] = document
    return updates


def all_documents() -> Iterator[Handed]:
    """Everything that is published, in bulk."""
    yield from all_but_stories()
    yield from stories(story_keys())


def all_but_stories() -> Iterator[Handed]:
    """Editions, sections, plain pages, entries and archive pages."""
    yield from page_documents.editions()
    yield from page_documents.sections(_live(SectionPage))
    yield from page_documents.plain_pages(_live(PlainPage))
    yield from page_documents.policy_versions(_published_versions())
    for model in ENTRIES.values():
        yield from entry_documents(_published_entries(model))
    yield from all_archive_pages()


def story_keys() -> list[int]:
    """The primary keys of all published stories."""
    return list(_live(StoryPage).values_list("pk", flat=True))


def stories(keys: list[int], maker: StoryDocuments | None = None) -> Iterator[Handed]:
    """Published stories, each month that they are in once, after the first of its stories; by somebody who has made others
    before, perhaps."""
    months: set[str] = set()
    for story in _stories(keys, maker):
        yield story
        for month in story.months() if isinstance(story, d.Story) else ():
            if month.key not in months:
                months.add(month.key)
                yield month


def all_archive_pages() -> Iterator[d.ArchivePage]:
    """The numbered pages of all listings, oldest first as far as listings grow evenly: pages of one time show the same stories,
    and whoever makes them one after the other has these at hand."""
    pages = [(number, listing) for listing in Listing.objects.order_by("pk") for number in _numbers(listing)]
    pages.sort(key=lambda page: page[0] / _numbers(page[1]).stop)
    yield from (_archive_page(listing, number) for number, listing in pages)


def story(page: StoryPage) -> d.Story | None:
    """The document of a story, published or not; None where its section or edition is not published.

    Raises:
        ValueError: the draft cannot be shown yet; says why.
    """
    made = next(StoryDocuments().documents([row_of(page)]), None)
    if isinstance(made, Unprintable):
        raise ValueError(made.reason)
    return made


def keys_under(key: str) -> Iterator[str]:
    """The keys of the live pages whose addresses begin with that of a section or edition, and of an edition's
    contributors, sources, topics and versions of its policy."""
    kind, _colon, id = key.partition(":")
    is_edition = kind == "edition"
    parents: Any = (
        FrontPage.objects.filter(locale__language_code=id) if is_edition else SectionPage.objects.filter(pk=id)
    )
    if is_edition:
        for name, model in ENTRIES.items():
            rows = model.objects.filter(locale__language_code=id).values_list("pk", flat=True)
            yield from (f"{name}:{pk}" for pk in rows.iterator(CHUNK))
        yield from (f"policy_version:{version}" for version in PolicyVersion.objects.filter(edition=id))
    kinds = {"storypage": "story", "sectionpage": "section", "plainpage": "page"}
    for parent in parents:
        rows = Page.objects.descendant_of(parent).filter(live=True, content_type__model__in=kinds)
        yield from (
            f"{kinds[model]}:{pk}" for pk, model in rows.values_list("pk", "content_type__model").iterator(CHUNK)
        )


def archive_keys(listing_key: str, since: int) -> list[str]:
    """The keys of a listing's archive pages, from number `since` on."""
    listing = Listing.objects.filter(pk=listing_key).first()
    return (
        [f"archive_page:{listing_key}/{number}" for number in _numbers(listing) if number >= since] if listing else []
    )


def _of_kind(kind: str, ids: list[str]) -> Iterator[Handed]:
    numbers = [id for id in ids if id.isdecimal()]
    match kind:
        case "edition":
            yield from (e for e in page_documents.editions() if e.key.partition(":")[2] in ids)
        case "section":
            yield from page_documents.sections(_live(SectionPage).filter(pk__in=numbers))
        case "page":
            yield from page_documents.plain_pages(_live(PlainPage).filter(pk__in=numbers))
        case "story":
            for story in _stories([int(number) for number in numbers]):
                yield story
                if isinstance(story, d.Story):
                    yield from story.months()
        case "policy_version":
            yield from page_documents.policy_versions(row for row in _published_versions() if str(row) in ids)
        case "archive_page":
            yield from _archive_pages(ids)
        case _ if kind in ENTRIES:
            yield from entry_documents(_published_entries(ENTRIES[kind]).filter(pk__in=numbers))


def _live(model: Any) -> QuerySet[Any]:
    """The live pages of a kind. Aliases are left out: they would print one language's text in another edition."""
    return model.objects.filter(live=True, alias_of__isnull=True).select_related("locale").order_by("pk")


def _published_entries(model: type[Model]) -> QuerySet[Any]:
    locales = [front.locale_id for front in page_documents.live_fronts().values()]
    return model._default_manager.filter(locale__in=locales).select_related("locale").order_by("pk")


def _published_versions() -> QuerySet[PolicyVersion]:
    codes = [front.locale.language_code for front in page_documents.live_fronts().values()]
    return PolicyVersion.objects.filter(edition__in=codes)


def _stories(keys: list[int], maker: StoryDocuments | None = None) -> Iterator[d.Story | Unprintable]:
    maker = maker or StoryDocuments()
    # No cursor stays open between chunks: whoever takes the documents may write, and SQLite refuses that at once to a
    # connection that reads from before somebody else's commit.
    for start in range(0, len(keys), CHUNK):
        wanted = set(keys[start : start + CHUNK])
        found = rows(_live(StoryPage).filter(among("pk", wanted)))
        yield from maker.documents([row for row in found if row.pk in wanted])


def _archive_pages(ids: list[str]) -> Iterator[d.ArchivePage]:
    wanted = [id.rpartition("/")[::2] for id in ids]
    listings = Listing.objects.in_bulk({key for key, _number in wanted})
    for key, number in wanted:
        if key in listings and int(number) in _numbers(listings[key]):
            yield _archive_page(listings[key], int(number))


def _numbers(listing: Listing) -> range:
    return range(1, d.page_of(listing.last_place) + 1 if listing.last_place else 1)


def _archive_page(listing: Listing, number: int) -> d.ArchivePage:
    return d.ArchivePage.of(listing.key, number, edition=f"edition:{listing.edition}", last_place=listing.last_place)
