"""The newest corrections of an edition, with the way to those of every month."""

from collections.abc import Iterator

from courant.documents import Edition
from courant.press.corrections import corrections_path, entries
from courant.press.feed_files import MOST
from courant.press.file import File, PictureFile
from courant.press.frame import Heading
from courant.press.library import Library
from courant.press.theme import Theme
from courant.press.typesetting import set_page, word

KINDS = (Edition,)


def files(edition: Edition, library: Library, theme: Theme) -> Iterator[File | PictureFile]:
    path = corrections_path(edition.path)
    heading = Heading(
        path=path, title=word("Corrections", library, theme, edition=edition), current=path, feed=path,
        in_every_edition="corrections/",
    )  # fmt: skip
    newest = library.query(f"corrections:{edition.key}", newest_first=True, limit=MOST)
    keys = library.query(f"corrections_months:{edition.key}", newest_first=True)
    months = [(month := key.rpartition("/")[2], corrections_path(edition.path, month)) for key in keys]
    yield from set_page(
        "corrections.html", library, theme, edition=edition, heading=heading, entries=entries(library, newest)[:MOST],
        months=months, this_month="",
    )  # fmt: skip
