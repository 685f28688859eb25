"""A plain page: about, comment policy, contact."""

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from courant.documents.blocks import Block
from courant.documents.document import Document
from courant.documents.label import Label
from courant.documents.types import Key, Line, Path

Purpose = Literal[
    "plain", "about", "comment_policy", "publishing_principles", "corrections_policy", "ethics_policy",
    "unnamed_sources_policy", "feedback_policy", "ownership_funding", "masthead",
]  # fmt: skip


class Page(Document, frozen=True, kw_only=True, tag="page"):
    FACETS: ClassVar[tuple[str, ...]] = ("label",)

    id: Annotated[str, Meta(description="Stays the same when the page is renamed or moved.")]
    edition: Annotated[Key, Meta(description="Key of its edition.")]
    path: Annotated[Path, Meta(description="Address on the site, such as /en/about/.")]
    translation_key: Annotated[Line, Meta(description="Shared by all language versions of the page.")]
    title: Annotated[Line, Meta(description="Plain text, no markup.")]
    purpose: Annotated[
        Purpose,
        Meta(description="What it is to readers and search engines; a comment policy shows the edition's rules."),
    ] = "plain"
    body: Annotated[tuple[Block, ...], Meta(description="The text, block by block.")] = ()
    position: Annotated[int, Meta(description="Order in the footer.")] = 0

    def label(self) -> Label:
        """What links to the page say."""
        return Label(path=self.path, title=self.title, edition=self.edition)

    def belongs_to(self) -> dict[str, int]:
        queries = {f"pages:{self.edition}": self.position, f"translations:{self.translation_key}": 0}
        if self.purpose != "plain":
            queries[f"{self.purpose}:{self.edition}"] = self.position
        return queries
