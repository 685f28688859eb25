"""A person or institution that stories quote."""

from typing import Annotated, ClassVar

from msgspec import Meta

from courant.documents.document import Document, versions
from courant.documents.label import Label
from courant.documents.types import Key, Line, Path


class Source(Document, frozen=True, kw_only=True, tag="source"):
    FACETS: ClassVar[tuple[str, ...]] = ("label",)

    id: Annotated[str, Meta(description="Stays the same when the source is renamed.")]
    edition: Annotated[Key, Meta(description="Key of the edition this entry is written for.")]
    path: Annotated[Path, Meta(description="Address of the source's page.")]
    name: Annotated[Line, Meta(description="Name as published.")]
    description: Annotated[
        str, Meta(description="Who they are in general; the role on the day stands in each quote.")
    ] = ""

    translation_key: Annotated[str, Meta(description="Shared by all language versions of the source.")] = ""

    def label(self) -> Label:
        """What a quote shows."""
        return Label(path=self.path, title=self.name, edition=self.edition)

    def belongs_to(self) -> dict[str, int]:
        return {f"sources:{self.edition}": 0, **versions(self.translation_key)}
