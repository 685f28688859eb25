"""What became of readers' comments in one month."""

from collections.abc import Iterator

from courant.documents import Edition, TransparencyMonth
from courant.press.file import File, PictureFile
from courant.press.frame import Heading
from courant.press.library import Library
from courant.press.theme import Theme
from courant.press.transparency import transparency_path
from courant.press.typesetting import set_page, word

KINDS = (TransparencyMonth,)


def files(month: TransparencyMonth, library: Library, theme: Theme) -> Iterator[File | PictureFile]:
    edition = library.find(month.edition)
    if not isinstance(edition, Edition):
        return
    heading = Heading(
        path=transparency_path(edition.path, month.month),
        title=word("Comments in figures", library, theme, edition=edition), current=transparency_path(edition.path),
    )  # fmt: skip
    yield from set_page(
        "transparency.html", library, theme, edition=edition, heading=heading, figures=month, months=[],
        all_months=transparency_path(edition.path),
    )  # fmt: skip
