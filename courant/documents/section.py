"""A section of an edition."""

from typing import Annotated, ClassVar

from msgspec import Meta

from courant.documents.document import Document, versions
from courant.documents.label import Label
from courant.documents.types import Key, Line, Path


class Section(Document, frozen=True, kw_only=True, tag="section"):
    FACETS: ClassVar[tuple[str, ...]] = ("label",)

    id: Annotated[str, Meta(description="Stays the same when the section is renamed or moved.")]
    edition: Annotated[Key, Meta(description="Key of its edition.")]
    path: Annotated[Path, Meta(description="Address of the section front.")]
    title: Annotated[Line, Meta(description="Name, as shown above headlines.")]
    description: Annotated[str, Meta(description="A sentence under the name on the section front.")] = ""
    position: Annotated[int, Meta(description="Order in the navigation.")] = 0

    translation_key: Annotated[str, Meta(description="Shared by all language versions of the section.")] = ""

    def label(self) -> Label:
        """What links to the section say."""
        return Label(path=self.path, title=self.title, edition=self.edition)

    def belongs_to(self) -> dict[str, int]:
        return {f"sections:{self.edition}": self.position, **versions(self.translation_key)}
