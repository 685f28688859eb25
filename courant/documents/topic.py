"""A subject that stories share across sections."""

from typing import Annotated, ClassVar

from msgspec import Meta

from courant.documents.document import Document, versions
from courant.documents.label import Label
from courant.documents.types import Key, Line, Path


class Topic(Document, frozen=True, kw_only=True, tag="topic"):
    FACETS: ClassVar[tuple[str, ...]] = ("label",)

    id: Annotated[str, Meta(description="Stays the same when the topic is renamed.")]
    edition: Annotated[Key, Meta(description="Key of the edition this entry is written for.")]
    path: Annotated[Path, Meta(description="Address of the topic's page.")]
    title: Annotated[Line, Meta(description="Name of the topic.")]
    description: Annotated[str, Meta(description="A sentence under the name.")] = ""

    translation_key: Annotated[str, Meta(description="Shared by all language versions of the topic.")] = ""

    def label(self) -> Label:
        """What links to the topic say."""
        return Label(path=self.path, title=self.title, edition=self.edition)

    def belongs_to(self) -> dict[str, int]:
        return {f"topics:{self.edition}": 0, **versions(self.translation_key)}
