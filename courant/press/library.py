"""How outputs reach documents: everything they look at is noted, so that a change prints it again."""

from collections.abc import Callable, Hashable
from typing import Any, Protocol, TypeVar

from courant.documents import Author, Corrected, Document, EditionSwitch, Label, Teaser, facet_of

D = TypeVar("D", bound=Document)
T = TypeVar("T")


class MissingDocument(LookupError):
    """A page cannot be made because a document that it needs is not published."""

    def __init__(self, key: str) -> None:
        super().__init__(f"{key} is not published, and this page cannot be made without it")
        self.key = key


class Documents(Protocol):
    """Where documents are kept."""

    def document(self, key: str) -> Document | None: ...

    def teaser(self, key: str) -> Teaser | None: ...

    def query(self, name: str, *, newest_first: bool = False, limit: int | None = None) -> list[str]: ...


class Kept:
    """What many outputs of one run have in common, each thing with what making it looked at.

    Good for as long as no document changes: whoever receives new versions empties it.
    """

    MOST = 4000

    def __init__(self) -> None:
        self._things: dict[Hashable, tuple[Any, frozenset[str]]] = {}

    def get(self, name: Hashable) -> tuple[Any, frozenset[str]] | None:
        """The thing of this name, and what it depends on."""
        return self._things.get(name)

    def keep(self, name: Hashable, thing: Any, noted: frozenset[str]) -> None:
        """Keep it; the oldest gives way where there are too many."""
        if len(self._things) >= self.MOST:
            del self._things[next(iter(self._things))]
        self._things[name] = (thing, noted)

    def clear(self) -> None:
        """Forget everything."""
        self._things.clear()


class Library:
    """The documents, as one output sees them; `noted` is what it has looked at so far."""

    def __init__(self, documents: Documents, kept: Kept | None = None) -> None:
        self.documents = documents
        self.noted: set[str] = set()
        self._listed: dict[tuple[str, bool, int | None], list[str]] = {}
        self._kept = kept or Kept()

    def note(self, key: str) -> None:
        """Remember that the output depends on a key: a document, a facet of one, or a named query."""
        self.noted.add(key)

    def once(self, name: Hashable, make: Callable[[], T]) -> T:
        """What `make` makes, made the first time that a run asks for this name; what it looked at is noted each time."""
        kept = self._kept.get(name)
        if kept is None:
            before, self.noted = self.noted, set()
            try:
                thing = make()
                kept = (thing, frozenset(self.noted))
            finally:
                self.noted |= before
            self._kept.keep(name, *kept)
        self.noted |= kept[1]
        found: T = kept[0]
        return found

    def find(self, key: str) -> Document | None:
        """The whole document, or None where it is not published."""
        self.note(key)
        return self.documents.document(key)

    def get(self, key: str, kind: type[D]) -> D:
        """The whole document.

        Raises:
            MissingDocument: it is not published.
        """
        document = self.find(key)
        if not isinstance(document, kind):
            raise MissingDocument(key)
        return document

    def label(self, key: str) -> Label | None:
        """What a link to the document says, or None where it is not published."""
        found: Label | None = facet_of(self._noted(key, "label"), "label")
        return found

    def teaser(self, key: str) -> Teaser | None:
        """What listings show of the story, or None where it is not published."""
        self.note(f"{key}#teaser")
        return self.documents.teaser(key)

    def author(self, key: str) -> Author | None:
        """What a story says of the contributor, or None where they are not published."""
        found: Author | None = facet_of(self._noted(key, "author"), "author")
        return found

    def corrected(self, key: str) -> Corrected | None:
        """What the list of corrections shows of the story, or None where it is not published."""
        found: Corrected | None = facet_of(self._noted(key, "corrected"), "corrected")
        return found

    def switch(self, key: str) -> EditionSwitch | None:
        """What other editions show of the edition, or None where there is none."""
        found: EditionSwitch | None = facet_of(self._noted(key, "switch"), "switch")
        return found

    def comment_addresses(self, key: str) -> tuple[str, ...]:
        """What stands beside a story because of its thread, as addresses below the story's own."""
        found: tuple[str, ...] | None = facet_of(self._noted(key, "addresses"), "addresses")
        return found or ()

    def is_open(self, key: str) -> bool:
        """Whether readers may still add to a thread."""
        return bool(facet_of(self._noted(key, "openness"), "openness"))

    def _noted(self, key: str, facet: str) -> Document | None:
        self.note(f"{key}#{facet}")
        return self.documents.document(key)

    def labels(self, query: str) -> list[Label]:
        """The labels of all that a named query lists, in order."""
        return [label for key in self.query(query) if (label := self.label(key))]

    def teasers(self, query: str, *, newest_first: bool = False, limit: int | None = None) -> list[Teaser]:
        """The teasers of the stories that a named query lists."""
        keys = self.query(query, newest_first=newest_first, limit=limit)
        return [teaser for key in keys if (teaser := self.teaser(key))]

    def query(self, name: str, *, newest_first: bool = False, limit: int | None = None) -> list[str]:
        """The keys that a named query lists, in the order of their positions. The list is kept: nobody may change it."""
        self.note(name)
        asked = (name, newest_first, limit)
        if asked not in self._listed:  # the versions of a story are asked for in several places
            self._listed[asked] = self.documents.query(name, newest_first=newest_first, limit=limit)
        return self._listed[asked]
