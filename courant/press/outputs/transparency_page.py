"""What an edition says of its discussion in figures: the last month, and the way to all."""

from collections.abc import Iterator

from courant.documents import Edition, TransparencyMonth
from courant.press.file import File, PictureFile
from courant.press.frame import Heading
from courant.press.library import Library
from courant.press.theme import Theme
from courant.press.transparency import transparency_path
from courant.press.typesetting import set_page, word

KINDS = (Edition,)


def files(edition: Edition, library: Library, theme: Theme) -> Iterator[File | PictureFile]:
    path = transparency_path(edition.path)
    heading = Heading(
        path=path, title=word("Comments in figures", library, theme, edition=edition), current=path,
        in_every_edition="transparency/",
    )  # fmt: skip
    keys = library.query(f"transparency:{edition.key}", newest_first=True)
    months = [(month := key.rpartition("/")[2], transparency_path(edition.path, month)) for key in keys]
    last = library.get(keys[0], TransparencyMonth) if keys else None
    yield from set_page(
        "transparency.html",
        library,
        theme,
        edition=edition,
        heading=heading,
        figures=last,
        months=months,
        all_months="",
    )
