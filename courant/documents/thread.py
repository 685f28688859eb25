"""What readers said of one story: its comments and the answers to “Do you like this article?”."""

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from courant.documents.document import Document
from courant.documents.types import Moment


class Comment(msgspec.Struct, frozen=True, kw_only=True):
    id: Annotated[str, Meta(description="Stable; its permalink ends in #comment- and this.")]
    name: Annotated[str, Meta(description="As the reader gave it; empty where they gave none.")] = ""
    text: Annotated[str, Meta(min_length=1, description="Plain text, never markup.")]
    direction: Annotated[str, Meta(description="ltr, rtl, or auto where the browser said nothing.")] = "auto"
    posted_at: Annotated[Moment, Meta(description="When it was received, with time zone.")]


class Thread(Document, frozen=True, kw_only=True, tag="thread"):
    FACETS: ClassVar[tuple[str, ...]] = ("presence",)

    id: Annotated[str, Meta(description="The id of its story.")]
    is_open: Annotated[bool, Meta(description="Whether readers may still comment.")] = True
    comments: Annotated[tuple[Comment, ...], Meta(description="Those that readers may see, oldest first.")] = ()
    yes: Annotated[int, Meta(ge=0, description="Readers who like the article.")] = 0
    no: Annotated[int, Meta(ge=0, description="Readers who do not.")] = 0

    def presence(self) -> bool:
        """That there is one: what leads to a story's comments depends on no more."""
        return True
