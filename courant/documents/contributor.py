"""Somebody who makes the newspaper, under the name they publish by."""

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from courant.documents.document import Document, versions
from courant.documents.label import Label
from courant.documents.photo import Photo
from courant.documents.types import Key, Line, Path


class Author(msgspec.Struct, frozen=True, kw_only=True):
    """What a story says of somebody who made it."""

    path: Annotated[str, Meta(description="Address of the contributor's page.")]
    name: Annotated[str, Meta(description="Name or pseudonym.")]
    job_title: Annotated[str, Meta(description="Such as “Water correspondent”; may be empty.")]


class Contributor(Document, frozen=True, kw_only=True, tag="contributor"):
    FACETS: ClassVar[tuple[str, ...]] = ("label", "author")

    id: Annotated[str, Meta(description="Stays the same when the contributor is renamed.")]
    edition: Annotated[Key, Meta(description="Key of the edition this entry is written for.")]
    path: Annotated[Path, Meta(description="Address of the contributor's page.")]
    name: Annotated[Line, Meta(description="Name or pseudonym; a real name behind a pseudonym is never stored.")]
    job_title: Annotated[str, Meta(description="Such as “Water correspondent”.")] = ""
    bio: Annotated[str, Meta(description="A few sentences, plain text.")] = ""
    is_pseudonym: Annotated[bool, Meta(description="Whether the name is a pseudonym, said openly on the page.")] = False
    portrait: Annotated[Photo | None, Meta(description="Portrait, where there is one.")] = None

    translation_key: Annotated[str, Meta(description="Shared by all language versions of the contributor.")] = ""

    def label(self) -> Label:
        """What a byline shows."""
        return Label(path=self.path, title=self.name, edition=self.edition)

    def author(self) -> Author:
        """What a story says of them."""
        return Author(path=self.path, name=self.name, job_title=self.job_title)

    def belongs_to(self) -> dict[str, int]:
        portrait = {f"picture:{self.portrait.picture.id}": 0} if self.portrait else {}
        return {f"contributors:{self.edition}": 0, **versions(self.translation_key), **portrait}
