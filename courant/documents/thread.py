"""What readers said of one story: its comments and the answers to “Do you like this article?”."""

from collections.abc import Iterable
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from courant.documents.document import Document
from courant.documents.types import Key, Moment

COMMENTS_PAGE_SIZE = 50


class Comment(msgspec.Struct, frozen=True, kw_only=True):
    id: Annotated[str, Meta(description="Stable; its permalink ends in #comment- and this.")]
    parent_id: Annotated[str, Meta(description="Of a reply, the id of what it answers, on the same page.")] = ""
    name: Annotated[str, Meta(description="As the reader gave it; empty where they gave none.")] = ""
    text: Annotated[str, Meta(description="Plain text, never markup; only a tombstone has none.")] = ""
    direction: Annotated[str, Meta(description="ltr, rtl, or auto where the browser said nothing.")] = "auto"
    posted_at: Annotated[Moment, Meta(description="When it was received, with time zone.")]
    page: Annotated[int, Meta(ge=1, description="Number of the page of the thread that shows it.")] = 1
    is_pick: Annotated[bool, Meta(description="Whether editors picked it.")] = False
    is_tombstone: Annotated[
        bool, Meta(description="It was taken away, and marks the place because replies to it are still shown.")
    ] = False

    def __post_init__(self) -> None:
        if self.is_tombstone == bool(self.text) or self.is_tombstone and (self.name or self.is_pick):
            raise ValueError(f"comment {self.id} must have a text, or be a tombstone without name, text and pick")


class Thread(Document, frozen=True, kw_only=True, tag="thread"):
    """The thread as a whole, with page 1 of it; the further pages are documents of their own, so that a comment on one
    of them costs the same however many there are."""

    FACETS: ClassVar[tuple[str, ...]] = ("addresses", "openness")

    id: Annotated[str, Meta(description="The id of its story.")]
    is_open: Annotated[bool, Meta(description="Whether readers may still comment.")] = True
    comments: Annotated[
        tuple[Comment, ...],
        Meta(description="Those of page 1: oldest first, each followed by its replies, all oldest first."),
    ] = ()
    pages: Annotated[
        int, Meta(ge=1, description="How many pages have begun; 50 comments that are no replies fill one.")
    ] = 1
    elsewhere: Annotated[int, Meta(ge=0, description="How many comments are shown on the further pages.")] = 0
    picks: Annotated[tuple[Comment, ...], Meta(description="What editors picked, on any page, oldest first.")] = ()
    yes: Annotated[int, Meta(ge=0, description="Readers who like the article; 0 as long as too few have answered.")] = 0
    no: Annotated[int, Meta(ge=0, description="Readers who do not; 0 as long as too few have answered.")] = 0

    @property
    def count(self) -> int:
        """How many comments are shown, on all pages."""
        return shown_in(self.comments) + self.elsewhere

    def has_other_orders(self) -> bool:
        """Whether there is more than one way to read it."""
        return self.pages > 1 or sum(not comment.parent_id for comment in self.comments) > 1

    def openness(self) -> bool:
        """Whether readers may still comment: what the further pages show of the whole."""
        return self.is_open

    def addresses(self) -> tuple[str, ...]:
        """What stands beside the story because of it, as addresses below the story's own."""
        found = ["comments.json"]
        if self.has_other_orders():
            found.append("comments/newest/")
        if self.picks:
            found.append("comments/picks/")
        for number in range(2, self.pages + 1):
            found += [f"comments/{number}/", f"comments/{number}/comments.json"]
        found += [f"comments/newest/{number}/" for number in range(1, self.pages)]
        return tuple(found)


class ThreadPage(Document, frozen=True, kw_only=True, tag="thread_page"):
    """A page of a thread after the first. It exists once its first place was given, and for good."""

    id: Annotated[str, Meta(description="The id of the story and the number, such as 12/3.")]
    story: Annotated[Key, Meta(description="Key of the story.")]
    number: Annotated[int, Meta(ge=2, description="Counts from 1, the oldest, which is a part of the thread itself.")]
    later: Annotated[int, Meta(ge=0, le=2, description="How many later pages have begun; 2 stands for any more.")]
    comments: Annotated[
        tuple[Comment, ...], Meta(description="Oldest first, each followed by its replies, all oldest first.")
    ] = ()


def shown_in(comments: Iterable[Comment]) -> int:
    """How many of these readers can read: tombstones say nothing."""
    return sum(not comment.is_tombstone for comment in comments)


def comments_page_of(place: int) -> int:
    """The number of the page that holds a place; both count from 1."""
    return (place - 1) // COMMENTS_PAGE_SIZE + 1
