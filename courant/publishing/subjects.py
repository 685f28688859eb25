"""From the subjects of changes to the documents that they touch."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import TypeVar

from django.conf import settings
from django.db import transaction

from courant.desk import to_documents as desk
from courant.discussion import to_documents as discussion
from courant.documents import Document, Edition, Site, Story, Today, newest_query
from courant.press import months
from courant.press.manifest import InvalidDocument, Manifest, checked
from courant.publishing import threads
from courant.publishing.former_addresses import former_documents, path_of

T = TypeVar("T")
Updates = dict[str, Document | None]
Faults = dict[str, str]
NOT_FROM_DESK = ("thread", "thread_page", "transparency_month", "site", "today", "former_address")


def updates_for(subjects: Iterable[str], printed: Manifest) -> tuple[Updates, Faults]:
    """New versions of all documents that the subjects touch, and why some cannot be made; `printed` knows what was
    printed before. Reads first and writes last, so that nobody else's writing waits for the making of documents."""
    keys = dict.fromkeys(key for subject in subjects for key in expand(subject, printed))
    from_desk = [key for key in keys if key.partition(":")[0] not in NOT_FROM_DESK]
    updates, faults = sift(desk.documents_of(from_desk), checked)
    below = {key for parent in moved(updates, printed) for key in under(parent, printed)} - updates.keys()
    found, worse = sift(desk.documents_of(below), checked)
    updates, faults = updates | found, faults | worse
    stories = [document for document in updates.values() if isinstance(document, Story)]
    threads.refresh(threads.copies_of(stories))
    talked = {key.partition(":")[2] for key in keys if key.startswith("thread:")} | {story.id for story in stories}
    pages = [key.partition(":")[2].rpartition("/")[::2] for key in keys if key.startswith("thread_page:")]
    known = {thread.key: thread for thread in discussion.threads(talked)}
    found, worse = sift(
        {f"thread:{id}": known.get(f"thread:{id}") for id in sorted(talked)}
        | {f"thread_page:{id}/{number}": discussion.thread_page(id, int(number)) for id, number in pages},
        checked,
    )
    updates |= found
    closed = [key for key in keys if key.startswith("transparency_month:")]
    figures = {document.key: document for document in discussion.months(key.partition(":")[2] for key in closed)}
    updates |= dict.fromkeys(closed) | figures
    updates |= months.ended(updates, printed)
    with transaction.atomic():
        updates.update(former_documents(updates, printed))
    return updates, faults | worse


def sift(
    documents: Mapping[str, Document | desk.Unprintable | None], check: Callable[[Document], T]
) -> tuple[dict[str, T | None], Faults]:
    """The good documents, as the check hands them on, and what is wrong with the others: only good pages are published
    (law 7)."""
    good: dict[str, T | None] = {}
    faults: Faults = {}
    for key, document in documents.items():
        try:
            if isinstance(document, desk.Unprintable):
                faults[key] = document.reason
            else:
                good[key] = check(document) if document else None
        except InvalidDocument as invalid:
            faults[key] = str(invalid)
    return good, faults


def expand(subject: str, printed: Manifest) -> Iterator[str]:
    """The keys of the documents that a subject stands for."""
    kind, _colon, rest = subject.partition(":")
    match kind:
        case "under":
            yield rest
        case "photo":
            yield from printed.query(f"picture:{rest}")
        case "listed":
            yield from printed.query(newest_query(rest))
        case "listing":
            last = printed.query(f"archive:{rest}", newest_first=True, limit=1)
            yield from desk.archive_keys(rest, since=int(last[0].rpartition("/")[2]) if last else 1)
        case "comment":
            yield from discussion.pages_touched_by(int(rest))
        case "citing":
            yield from (key for key in printed.keys_citing(rest) if key.startswith(("story:", "page:")))
        case _:
            yield subject


def moved(updates: Updates, printed: Manifest) -> Iterator[str]:
    """The sections and editions that are not where they were printed: what stands under them moves along. Told by the
    documents being received, so that it cannot matter which row of the table of changes comes first."""
    for key, after in updates.items():
        if key.startswith(("section:", "edition:")) and where(printed.document(key)) != where(after):
            yield key


def where(document: Document | None) -> tuple[str, str] | None:
    """What the addresses under a section or an edition begin with, and the time zone of their days."""
    return (path_of(document), getattr(document, "timezone", "")) if document else None


def under(key: str, printed: Manifest) -> Iterator[str]:
    """What stands under the address of a section or an edition, or was printed there."""
    yield from desk.keys_under(key)
    if isinstance(printed.document(key), Edition):
        yield from printed.query(f"sections:{key}")
        yield from printed.query(f"pages:{key}")
    yield from printed.query(newest_query(key))


def site() -> Site:
    """The site as the settings describe it."""
    ours = settings.COURANT
    return Site(base_url=ours.site_url, name=ours.site_name, contact=ours.contact)


def today() -> Today:
    """The date in UTC."""
    return Today(date=datetime.now(UTC).date())
