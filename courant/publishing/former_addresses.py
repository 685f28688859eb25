"""Addresses that published things have left behind (law 6)."""

from collections.abc import Iterator, Mapping

from courant.documents import Document, FormerAddress
from courant.press.manifest import Manifest
from courant.publishing import models

KINDS = ("story", "section", "page", "contributor", "topic", "source")


def former_documents(updates: Mapping[str, Document | None], printed: Manifest) -> dict[str, Document | None]:
    """Record which addresses are left and which are taken again; call it inside a transaction."""
    found: dict[str, Document | None] = {}
    for key, new in updates.items():
        old = printed.document(key)
        if key.partition(":")[0] in KINDS and old and path_of(old) != path_of(new):
            row, _created = models.FormerAddress.objects.update_or_create(
                path=path_of(old),
                defaults={"edition": old.edition.partition(":")[2], "successor": key},  # type: ignore[attr-defined]
            )
            found[f"former_address:{row.path}"] = document(row)
    taken = {path_of(new) for new in updates.values() if path_of(new)}
    for row in models.FormerAddress.objects.filter(path__in=taken):
        found[f"former_address:{row.path}"] = None
        row.delete()
    return found


def all_former() -> Iterator[FormerAddress]:
    """All of them, for printing the whole site."""
    return (document(row) for row in models.FormerAddress.objects.iterator())


def document(row: models.FormerAddress) -> FormerAddress:
    """The document of a former address."""
    return FormerAddress(id=row.path, edition=f"edition:{row.edition}", successor=row.successor)


def path_of(document: Document | None) -> str:
    """Where a document is printed; empty where it is not printed at an address of its own."""
    return getattr(document, "path", "") if document else ""
