"""A plain page: about, comment policy."""

from collections.abc import Iterator

from courant.documents import Edition, Page
from courant.press.file import File, PictureFile
from courant.press.frame import Heading
from courant.press.library import Library
from courant.press.policies import policy_path
from courant.press.theme import Theme
from courant.press.typesetting import set_page

KINDS = (Page,)


def files(page: Page, library: Library, theme: Theme) -> Iterator[File | PictureFile]:
    edition = library.get(page.edition, Edition)
    heading = Heading(path=page.path, title=page.title, translation_key=page.translation_key)
    yield from set_page(
        "page.html", library, theme, edition=edition, heading=heading, page=page,
        versions=_versions(page, edition, library),
    )  # fmt: skip


def _versions(page: Page, edition: Edition, library: Library) -> list[tuple[int, str]]:
    """The versions of the comment policy with their addresses, newest first, where the page is the policy."""
    if page.purpose != "comment_policy":
        return []
    keys = library.query(f"policy_versions:{edition.key}", newest_first=True)
    return [(number := int(key.rpartition("/")[2]), policy_path(edition.path, number)) for key in keys]
