"""A month in which an edition published, or a part of one: one sitemap file."""

from typing import Annotated

from msgspec import Meta

from courant.documents.document import Document
from courant.documents.types import Key

# What one publication makes again; the most that a sitemap may hold is 50,000 addresses.
PART_SIZE = 500


class SitemapMonth(Document, frozen=True, kw_only=True, tag="sitemap_month"):
    """It exists while stories are in it. A large month has several parts: a part holds the stories whose places in
    the edition's listing are 500(n-1)+1 to 500n, so that no story ever goes from one part to another."""

    id: Annotated[str, Meta(description="The edition, the month and the part, such as en/2026-11/1.")]
    edition: Annotated[Key, Meta(description="Key of the edition.")]
    month: Annotated[str, Meta(pattern=r"^\d{4}-\d{2}$", description="Year and month in UTC.")]
    part: Annotated[int, Meta(ge=1, description="Number of the part, by the places of its stories.")] = 1

    @classmethod
    def of(cls, edition: str, month: str, *, place: int) -> "SitemapMonth":
        """The part for a story first published in `month` (as 2026-11) at a place of the listing of an edition."""
        part = (max(place, 1) - 1) // PART_SIZE + 1
        return cls(id=f"{edition.partition(':')[2]}/{month}/{part}", edition=edition, month=month, part=part)

    @property
    def stories(self) -> str:
        """The name of the query for the stories in it, oldest first."""
        return f"month:{self.edition}:{self.month}:{self.part}"

    def belongs_to(self) -> dict[str, int]:
        return {"sitemap_months": int(self.month.replace("-", "")) * 100_000 + self.part}
