"""Somebody who makes the newspaper, under the name they publish by."""

from typing import Annotated, ClassVar

from msgspec import Meta

from courant.documents.document import Document
from courant.documents.label import Label
from courant.documents.photo import Photo
from courant.documents.types import Key, Line, Path


class Contributor(Document, frozen=True, kw_only=True, tag="contributor"):
    FACETS: ClassVar[tuple[str, ...]] = ("label",)

    id: Annotated[str, Meta(description="Stays the same when the contributor is renamed.")]
    edition: Annotated[Key, Meta(description="Key of the edition this entry is written for.")]
    path: Annotated[Path, Meta(description="Address of the contributor's page.")]
    name: Annotated[Line, Meta(description="Name or pseudonym; a real name behind a pseudonym is never stored.")]
    job_title: Annotated[str, Meta(description="Such as “Water correspondent”.")] = ""
    bio: Annotated[str, Meta(description="A few sentences, plain text.")] = ""
    is_pseudonym: Annotated[bool, Meta(description="Whether the name is a pseudonym, said openly on the page.")] = False
    portrait: Annotated[Photo | None, Meta(description="Portrait, where there is one.")] = None

    def label(self) -> Label:
        """What a byline shows."""
        return Label(path=self.path, title=self.name)

    def belongs_to(self) -> dict[str, int]:
        return {f"picture:{self.portrait.picture.id}": 0} if self.portrait else {}
