"""From the subjects of changes to the documents that they touch."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from django.conf import settings

from courant.desk import to_documents as desk
from courant.discussion import to_documents as discussion
from courant.documents import Document, Edition, Site, Story, Today, newest_query
from courant.press.manifest import InvalidDocument, Manifest, checked
from courant.publishing import threads
from courant.publishing.former_addresses import former_documents

Updates = dict[str, Document | None]
Faults = dict[str, str]
NOT_FROM_DESK = ("thread", "site", "today", "former_address")


def updates_for(subjects: Iterable[str], printed: Manifest) -> tuple[Updates, Faults]:
    """New versions of all documents that the subjects touch, and why some cannot be made; `printed` knows what was
    printed before. Call it inside a transaction."""
    keys = dict.fromkeys(key for subject in subjects for key in expand(subject, printed))
    from_desk = [key for key in keys if key.partition(":")[0] not in NOT_FROM_DESK]
    updates, faults = sift(desk.documents_of(from_desk))
    stories = [document for document in updates.values() if isinstance(document, Story)]
    threads.refresh(stories)
    talked = {key.partition(":")[2] for key in keys if key.startswith("thread:")} | {story.id for story in stories}
    found, worse = sift({f"thread:{id}": discussion.thread(id) for id in sorted(talked)})
    updates |= found
    updates.update(former_documents(updates, printed))
    return updates, faults | worse


def sift(documents: Mapping[str, Document | desk.Unprintable | None]) -> tuple[Updates, Faults]:
    """The good documents, and what is wrong with the others: only good pages are published (law 7)."""
    good: Updates = {}
    faults: Faults = {}
    for key, document in documents.items():
        try:
            if isinstance(document, desk.Unprintable):
                faults[key] = document.reason
            else:
                good[key] = document and checked(document)
        except InvalidDocument as invalid:
            faults[key] = str(invalid)
    return good, faults


def expand(subject: str, printed: Manifest) -> Iterator[str]:
    """The keys of the documents that a subject stands for."""
    kind, _colon, rest = subject.partition(":")
    match kind:
        case "under":
            yield from under(rest, printed)
        case "photo":
            yield from printed.query(f"picture:{rest}")
        case "listed":
            yield from printed.query(newest_query(rest))
        case "listing":
            last = printed.query(f"archive:{rest}", newest_first=True, limit=1)
            yield from desk.archive_keys(rest, since=int(last[0].rpartition("/")[2]) if last else 1)
        case "citing":
            yield from (key for key in printed.keys_citing(rest) if key.startswith(("story:", "page:")))
        case _:
            yield subject


def under(key: str, printed: Manifest) -> Iterator[str]:
    """What stands under the address of a section or an edition, where that address or its being there has changed."""
    before, after = printed.document(key), sift(desk.documents_of([key]))[0].get(key)
    where = [(d.path, getattr(d, "timezone", "")) if d else None for d in (before, after)]  # type: ignore[attr-defined]
    if where[0] == where[1]:
        return
    yield from desk.keys_under(key)
    if isinstance(before, Edition):
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
