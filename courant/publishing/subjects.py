"""From the subjects of changes to the documents that they touch."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from django.conf import settings

from courant.desk import to_documents as desk
from courant.discussion import to_documents as discussion
from courant.documents import Document, Edition, Site, Story, Today, newest_query
from courant.press.manifest import Manifest
from courant.publishing import threads
from courant.publishing.former_addresses import former_documents

Updates = dict[str, Document | None]
NOT_FROM_DESK = ("thread", "site", "today")


def updates_for(subjects: Iterable[str], printed: Manifest) -> Updates:
    """New versions of all documents that the subjects touch; `printed` knows what was printed before."""
    keys = dict.fromkeys(key for subject in subjects for key in expand(subject, printed))
    updates: Updates = desk.documents_of([key for key in keys if key.partition(":")[0] not in NOT_FROM_DESK])
    talked = [key.partition(":")[2] for key in keys if key.startswith("thread:")]
    updates.update({f"thread:{id}": discussion.thread(id) for id in talked})
    updates.update(threads_of(document for document in updates.values() if isinstance(document, Story)))
    updates.update({key: None for key in keys if key not in updates and not key.startswith(("site:", "today:"))})
    updates.update(former_documents(updates, printed))
    return updates


def expand(subject: str, printed: Manifest) -> Iterator[str]:
    """The keys of the documents that a subject stands for."""
    kind, _colon, rest = subject.partition(":")
    if kind == "under":
        yield from under(rest, printed)
    elif kind == "photo":
        yield from printed.query(f"picture:{rest}")
    elif kind == "listed":
        yield from printed.query(newest_query(rest))
    else:
        yield subject


def under(key: str, printed: Manifest) -> Iterator[str]:
    """What stands under the address of a section or an edition, where that address or its being there has changed."""
    before, after = printed.document(key), desk.documents_of([key])[key]
    where = [(d.path, getattr(d, "timezone", "")) if d else None for d in (before, after)]  # type: ignore[attr-defined]
    if where[0] == where[1]:
        return
    yield from desk.story_ids_under(key)
    if isinstance(before, Edition):
        yield from printed.query(f"sections:{key}")
        yield from printed.query(f"pages:{key}")
    yield from printed.query(newest_query(key))


def threads_of(stories: Iterable[Story]) -> Updates:
    """The threads of stories, with their own copies of the stories' addresses and titles brought up to date."""
    updates: Updates = {}
    stories = list(stories)
    threads.refresh(stories)
    for story in stories:
        updates[f"thread:{story.id}"] = discussion.thread(story.id)
    return updates


def site() -> Site:
    """The site as the settings describe it."""
    ours = settings.COURANT
    return Site(base_url=ours.site_url, name=ours.site_name, contact=ours.contact)


def today() -> Today:
    """The date in UTC."""
    return Today(date=datetime.now(UTC).date())
