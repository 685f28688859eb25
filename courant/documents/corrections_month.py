"""A month in which an edition corrected stories: one page of the archive of corrections."""

from typing import Annotated

from msgspec import Meta

from courant.documents.document import Document
from courant.documents.types import Key


class CorrectionsMonth(Document, frozen=True, kw_only=True, tag="corrections_month"):
    """It exists while a published story was corrected in it. Corrections are only ever added, and with the moment of
    adding: a month that is over changes no more, unless a story in it does."""

    id: Annotated[str, Meta(description="The edition and the month, such as en/2026-11.")]
    edition: Annotated[Key, Meta(description="Key of the edition.")]
    month: Annotated[str, Meta(pattern=r"^\d{4}-\d{2}$", description="Year and month in UTC.")]

    @classmethod
    def of(cls, edition: str, month: str) -> "CorrectionsMonth":
        """The month `month` (as 2026-11) of the edition with the key `edition`."""
        return cls(id=f"{edition.partition(':')[2]}/{month}", edition=edition, month=month)

    @property
    def stories(self) -> str:
        """The name of the query for the stories corrected in it, by their latest correction there."""
        return f"corrections:{self.edition}:{self.month}"

    def belongs_to(self) -> dict[str, int]:
        return {f"corrections_months:{self.edition}": int(self.month.replace("-", ""))}
