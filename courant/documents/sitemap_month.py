"""A month in which an edition published: one sitemap file."""

from typing import Annotated

from msgspec import Meta

from courant.documents.document import Document
from courant.documents.types import Key


class SitemapMonth(Document, frozen=True, kw_only=True, tag="sitemap_month"):
    id: Annotated[str, Meta(description="The edition and the month, such as en/2026-11.")]
    edition: Annotated[Key, Meta(description="Key of the edition.")]
    month: Annotated[str, Meta(pattern=r"^\d{4}-\d{2}$", description="Year and month in UTC.")]

    @classmethod
    def of(cls, edition: str, month: str) -> "SitemapMonth":
        """The month `month` (as 2026-11) of the edition with the key `edition`."""
        return cls(id=f"{edition.partition(':')[2]}/{month}", edition=edition, month=month)

    def belongs_to(self) -> dict[str, int]:
        return {"sitemap_months": int(self.month.replace("-", ""))}
