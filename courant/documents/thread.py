"""What readers said of one story: its comments and the answers to “Do you like this article?”."""

from collections.abc import Iterable
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from courant.documents.document import Document
from courant.documents.types import Moment

COMMENTS_PAGE_SIZE = 50


class Comment(msgspec.Struct, frozen=True, kw_only=True):
    id: Annotated[str, Meta(description="Stable; its permalink ends in #comment- and this.")]
    parent_id: Annotated[str, Meta(description="Of a reply, the id of what it answers, on the same page.")] = ""
    name: Annotated[str, Meta(description="As the reader gave it; empty where they gave none.")] = ""
    text: Annotated[str, Meta(description="Plain text, never markup; only a tombstone has none.")] = ""
    direction: Annotated[str, Meta(description="ltr, rtl, or auto where the browser said nothing.")] = "auto"
    posted_at: Annotated[Moment, Meta(description="When it was received, with time zone.")]
    is_pick: Annotated[bool, Meta(description="Whether editors picked it.")] = False
    is_tombstone: Annotated[
        bool, Meta(description="It was taken away, and marks the place because replies to it are still shown.")
    ] = False

    def __post_init__(self) -> None:
        if self.is_tombstone == bool(self.text) or self.is_tombstone and (self.name or self.is_pick):
            raise ValueError(f"comment {self.id} must have a text, or be a tombstone without name, text and pick")


class Thread(Document, frozen=True, kw_only=True, tag="thread"):
    FACETS: ClassVar[tuple[str, ...]] = ("presence",)

    id: Annotated[str, Meta(description="The id of its story.")]
    is_open: Annotated[bool, Meta(description="Whether readers may still comment.")] = True
    comments: Annotated[
        tuple[Comment, ...],
        Meta(description="Those of page 1: oldest first, each followed by its replies, all oldest first."),
    ] = ()
    yes: Annotated[int, Meta(ge=0, description="Readers who like the article.")] = 0
    no: Annotated[int, Meta(ge=0, description="Readers who do not.")] = 0

    @property
    def count(self) -> int:
        """How many comments are shown."""
        return shown_in(self.comments)

    def presence(self) -> bool:
        """That there is one: what leads to a story's comments depends on no more."""
        return True


def shown_in(comments: Iterable[Comment]) -> int:
    """How many of these readers can read: tombstones say nothing."""
    return sum(not comment.is_tombstone for comment in comments)
