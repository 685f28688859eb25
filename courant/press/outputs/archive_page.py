"""A numbered page of a listing: of an edition, section, contributor, topic or source."""

from collections.abc import Iterator

from courant.documents import ArchivePage, Edition
from courant.press.file import File, PictureFile
from courant.press.frame import Heading
from courant.press.library import Library
from courant.press.listings import archive_path, entries_of_page, section_labels
from courant.press.theme import Theme
from courant.press.typesetting import set_page

KINDS = (ArchivePage,)


def files(page: ArchivePage, library: Library, theme: Theme) -> Iterator[File | PictureFile]:
    subject = library.label(page.listing)
    edition = library.find(page.edition)
    if subject is None or not isinstance(edition, Edition):
        return
    entries = entries_of_page(library, page.listing, page.number)
    heading = Heading(path=archive_path(subject.path, page.number), title=subject.title, current=subject.path)
    yield from set_page(
        "archive.html", library, theme, edition=edition, heading=heading, number=page.number, entries=entries,
        heading_label=subject, section_labels=section_labels(library, entries),
        older=archive_path(subject.path, page.number - 1) if page.number > 1 else None,
        newer=subject.path if page.is_last else archive_path(subject.path, page.number + 1),
    )  # fmt: skip
