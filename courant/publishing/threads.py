"""Each thread keeps its own copy of its story's address and title; printing brings it up to date."""

from collections.abc import Iterable
from typing import Any

from courant.discussion.models import Thread
from courant.documents import Story

Copies = dict[str, dict[str, Any]]


def refresh(copies: Copies) -> None:
    """Open threads for new stories, and bring the copies of the others up to date."""
    Thread.refresh_all(copies)


def copies_of(stories: Iterable[Story]) -> Copies:
    """What threads keep of their stories, by the stories' ids."""
    return {
        story.id: {
            "edition": story.edition.partition(":")[2], "address": story.path, "title": story.headline,
            "opened_at": story.published_at,
        } for story in stories
    }  # fmt: skip
