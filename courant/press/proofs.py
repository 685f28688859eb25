"""One output of a draft as it would be printed, among documents as they are printed."""

from collections.abc import Iterable, Mapping

from courant.documents import Document, Teaser, facet_of
from courant.press.file import File, PictureFile
from courant.press.library import Library
from courant.press.manifest import Manifest, checked
from courant.press.outputs import BY_NAME
from courant.press.theme import Theme


def proof(key: str, name: str, documents: "Overlay", theme: Theme) -> Iterable[File | PictureFile]:
    """One output of a document as it would be printed; `theme` carries the prefix of the proof's addresses."""
    library = Library(documents)
    document = library.find(key)
    return list(BY_NAME[name].files(document, library, theme)) if document else []


class Overlay:
    """Printed documents with a few drafts laid over them, for proofs. Satisfies `library.Documents`."""

    def __init__(self, printed: Manifest, drafts: Mapping[str, Document]) -> None:
        self.printed = printed
        self.drafts = {key: checked(draft) for key, draft in drafts.items()}

    def document(self, key: str) -> Document | None:
        """The draft, or else the printed document."""
        return self.drafts.get(key) or self.printed.document(key)

    def teaser(self, key: str) -> Teaser | None:
        """That of the draft, or else of the printed document."""
        return facet_of(self.drafts[key], "teaser") if key in self.drafts else self.printed.teaser(key)

    def query(self, name: str, *, newest_first: bool = False, limit: int | None = None) -> list[str]:
        """What is printed: a draft is in no listing yet."""
        return self.printed.query(name, newest_first=newest_first, limit=limit)
