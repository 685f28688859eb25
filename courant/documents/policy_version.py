"""One version of an edition's comment policy, in force or not any more."""

from typing import Annotated

from msgspec import Meta

from courant.documents.document import Document
from courant.documents.rule import Rule
from courant.documents.types import Key, Moment


class PolicyVersion(Document, frozen=True, kw_only=True, tag="policy_version"):
    id: Annotated[str, Meta(description="The edition and the number, such as en/2.")]
    edition: Annotated[Key, Meta(description="Key of the edition.")]
    version: Annotated[int, Meta(ge=0, description="Number of the version.")]
    in_force_from: Annotated[Moment, Meta(description="When it was published, with time zone.")]
    rules: Annotated[tuple[Rule, ...], Meta(description="Its rules, as they read then.")] = ()

    def belongs_to(self) -> dict[str, int]:
        return {f"policy_versions:{self.edition}": self.version}
