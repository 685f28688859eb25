"""Each thread keeps its own copy of its story's address and title; printing brings it up to date."""

from collections.abc import Iterable

from courant.discussion.models import Thread
from courant.documents import Story


def refresh(stories: Iterable[Story]) -> None:
    """Open threads for new stories, and bring the copies of the others up to date."""
    by_id = {story.id: story for story in stories}
    kept = Thread.objects.in_bulk(list(by_id))
    for id, story in by_id.items():
        language = story.edition.partition(":")[2]
        thread = kept.get(id)
        now = (language, story.path, story.headline)
        if thread is None or (thread.edition, thread.address, thread.title) != now:
            Thread.refresh(id, edition=language, address=story.path, title=story.headline,
                           published_at=story.published_at)  # fmt: skip
