"""What became of readers' comments in one month that is over: an edition's figures, and nothing of anybody."""

from typing import Annotated

import msgspec
from msgspec import Meta

from courant.documents.document import Document
from courant.documents.types import Key

Count = Annotated[int, Meta(ge=0)]


class RuleCount(msgspec.Struct, frozen=True, kw_only=True):
    number: Annotated[int, Meta(ge=0, description="Number of the rule; 0 where a decision of before 0.2 cited none.")]
    title: Annotated[str, Meta(description="The rule in a few words, as it read then.")]
    count: Annotated[int, Meta(ge=1, description="Comments rejected by it.")]


class TransparencyMonth(Document, frozen=True, kw_only=True, tag="transparency_month"):
    """Stored once, when the month has passed: nothing that happens later changes it."""

    id: Annotated[str, Meta(description="The edition and the month, such as en/2026-11.")]
    edition: Annotated[Key, Meta(description="Key of the edition.")]
    month: Annotated[str, Meta(pattern=r"^\d{4}-\d{2}$", description="Year and month in UTC.")]
    is_small: Annotated[bool, Meta(description="So few comments that figures might tell of one: there are none.")] = (
        False
    )
    received: Annotated[Count, Meta(description="Comments that readers sent.")] = 0
    published: Annotated[Count, Meta(description="Comments whose last decision of the month let readers see them.")] = 0
    rejected: Annotated[tuple[RuleCount, ...], Meta(description="Those rejected, by rule, in the rules' order.")] = ()
    spam: Annotated[Count, Meta(description="Comments put aside as advertising.")] = 0
    expired: Annotated[Count, Meta(description="Comments that nobody decided about in time.")] = 0
    median_minutes: Annotated[
        Count | None, Meta(description="From sending to the first decision, the middle one of all; none without one.")
    ] = None
    appeals: Annotated[Count, Meta(description="Appeals that readers made.")] = 0
    upheld: Annotated[Count, Meta(description="Appeals that ended with the decision standing.")] = 0
    reversed: Annotated[Count, Meta(description="Appeals that ended with the decision reversed.")] = 0

    def belongs_to(self) -> dict[str, int]:
        return {f"transparency:{self.edition}": int(self.month.replace("-", ""))}
