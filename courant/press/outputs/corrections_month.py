"""The corrections that an edition made in one month."""

from collections.abc import Iterator

from courant.documents import CorrectionsMonth, Edition
from courant.press.corrections import corrections_path, entries
from courant.press.file import File, PictureFile
from courant.press.frame import Heading
from courant.press.library import Library
from courant.press.theme import Theme
from courant.press.typesetting import set_page, word

KINDS = (CorrectionsMonth,)


def files(month: CorrectionsMonth, library: Library, theme: Theme) -> Iterator[File | PictureFile]:
    edition = library.find(month.edition)
    if not isinstance(edition, Edition):
        return
    all_months = corrections_path(edition.path)
    heading = Heading(
        path=corrections_path(edition.path, month.month), title=word("Corrections", library, theme, edition=edition),
        current=all_months, feed=all_months,
    )  # fmt: skip
    yield from set_page(
        "corrections.html", library, theme, edition=edition, heading=heading,
        entries=entries(library, library.query(month.stories), month=month.month),
        months=[("", all_months)], this_month=month.month,
    )  # fmt: skip
