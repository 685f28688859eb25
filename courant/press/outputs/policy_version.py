"""One version of the comment policy, for those who agreed to it or whose comment was decided by it."""

from collections.abc import Iterator

from courant.documents import Edition, PolicyVersion
from courant.press.file import File, PictureFile
from courant.press.frame import Heading
from courant.press.library import Library
from courant.press.policies import policy_path
from courant.press.theme import Theme
from courant.press.typesetting import set_page, word

KINDS = (PolicyVersion,)


def files(policy: PolicyVersion, library: Library, theme: Theme) -> Iterator[File | PictureFile]:
    edition = library.find(policy.edition)
    if not isinstance(edition, Edition):
        return
    # The newest may be gone from the edition's page in a moment: this page says of itself only what stays true.
    heading = Heading(
        path=policy_path(edition.path, policy.version), title=word("Comment policy", library, theme, edition=edition),
        is_indexed=False,
    )  # fmt: skip
    yield from set_page("policy_version.html", library, theme, edition=edition, heading=heading, policy=policy)
