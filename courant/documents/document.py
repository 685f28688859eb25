"""What every document has in common: a key, facets that others may show, and the queries that list it."""

from typing import Any, ClassVar

import msgspec


class Document(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """A plain, frozen piece of published data.

    A *facet* is the part of a document that other pages show (its label, its teaser). A page that shows only a
    facet is printed again only when that facet changes.
    """

    FACETS: ClassVar[tuple[str, ...]] = ()

    @property
    def key(self) -> str:
        """The name under which the press keeps this document, such as `story:12`."""
        return f"{self.__struct_config__.tag}:{self.id}"  # type: ignore[attr-defined]

    def belongs_to(self) -> dict[str, int]:
        """The named queries that list this document, each with its position there."""
        return {}


def versions(translation_key: str) -> dict[str, int]:
    """The query that lists the language versions of a thing, where it may have any."""
    return {f"translations:{translation_key}": 0} if translation_key else {}


def facet_of(document: Document | None, facet: str) -> Any:
    """The named facet, or None where the document is gone."""
    return None if document is None else getattr(document, facet)()


def keys_touched(old: Document | None, new: Document | None) -> set[str]:
    """The keys of all that a page may have noted and that differs between two versions of one document."""
    present = new or old
    if present is None or old == new:
        return set()
    touched = {present.key}
    for facet in present.FACETS:
        if facet_of(old, facet) != facet_of(new, facet):
            touched.add(f"{present.key}#{facet}")
    before = old.belongs_to() if old else {}
    after = new.belongs_to() if new else {}
    touched |= {query for query in before.keys() | after.keys() if before.get(query) != after.get(query)}
    return touched
