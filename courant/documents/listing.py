"""Listings: every entry has a place, given once; page n holds places 20(n-1)+1 to 20n."""

from typing import Annotated

from msgspec import Meta

from courant.documents.document import Document
from courant.documents.types import Key

PAGE_SIZE = 20


def page_of(place: int) -> int:
    """The number of the archive page that holds a place; both count from 1."""
    return (place - 1) // PAGE_SIZE + 1


def page_query(listing: str, number: int) -> str:
    """The name of the query for the entries of one archive page."""
    return f"listing:{listing}:page:{number}"


def newest_query(listing: str) -> str:
    """The name of the query for the newest entries of a listing."""
    return f"listing:{listing}:newest"


class ArchivePage(Document, frozen=True, kw_only=True, tag="archive_page"):
    """A numbered page of a listing. It exists once its first place was given, and for good."""

    id: Annotated[str, Meta(description="The listing and the number, such as section:5/3.")]
    listing: Annotated[Key, Meta(description="Key of what it lists stories of: an edition, section, topic, …")]
    edition: Annotated[Key, Meta(description="Key of the edition that the listing is in.")]
    number: Annotated[int, Meta(ge=1, description="Counts from 1, the oldest.")]
    is_last: Annotated[bool, Meta(description="Whether no later page has begun.")]

    @classmethod
    def of(cls, listing: str, number: int, *, edition: str, last_place: int) -> "ArchivePage":
        """The page `number` of a listing in which `last_place` is the highest place ever given."""
        is_last = number == page_of(max(last_place, 1))
        return cls(id=f"{listing}/{number}", listing=listing, edition=edition, number=number, is_last=is_last)

    def belongs_to(self) -> dict[str, int]:
        return {f"archive:{self.listing}": self.number}
