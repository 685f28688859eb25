"""What fronts and archive pages have in common: entries, newest first, and the way to older ones."""

from typing import Any

from courant.documents import PAGE_SIZE, Label, Teaser, newest_query, page_query
from courant.press.library import Library


def archive_path(front: str, number: int) -> str:
    """The address of archive page `number` of the listing whose front is at `front`."""
    return f"{front}page/{number}/"


def newest(library: Library, listing: str, *, front: str, limit: int = PAGE_SIZE) -> dict[str, Any]:
    """The newest entries of a listing, for its front page: `entries` and `older`, the newest archive page."""
    pages = library.query(f"archive:{listing}", newest_first=True, limit=1)
    older = archive_path(front, int(pages[0].rpartition("/")[2])) if pages else None
    return {"entries": library.teasers(newest_query(listing), newest_first=True, limit=limit), "older": older}


def entries_of_page(library: Library, listing: str, number: int) -> list[Teaser]:
    """The entries of one archive page, newest first."""
    return library.teasers(page_query(listing, number), newest_first=True)


def section_labels(library: Library, entries: list[Teaser]) -> dict[str, Label]:
    """The labels of the entries' sections, by key."""
    keys = sorted({entry.section for entry in entries})
    return {key: label for key in keys if (label := library.label(key))}
