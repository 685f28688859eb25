"""Addresses that published things have left behind (law 6)."""

from collections.abc import Iterable, Iterator, Mapping

from django.db import transaction

from courant.documents import Document, Edition, FormerAddress
from courant.press.encoding import decode_placed
from courant.press.manifest import Manifest
from courant.publishing import models

KINDS = ("edition", "story", "section", "page", "contributor", "topic", "source")
CHUNK = 500


def former_documents(updates: Mapping[str, Document | None], printed: Manifest) -> dict[str, Document | None]:
    """Record which addresses are left and which are taken again; call it inside a transaction. Doing it again after a
    kill, when the rows are there already and the documents are not, leads to the same."""
    found: dict[str, Document | None] = {}
    for key, new in updates.items():
        old = printed.document(key)
        if (
            has_place(key)
            and old
            and path_of(old) != path_of(new)
            and not is_anothers(path_of(old), key, updates, printed)
        ):
            found[f"former_address:{path_of(old)}"] = record(key, old, printed)
    taken = {path_of(new) for new in updates.values()} - {""}
    found.update({f"former_address:{path}": None for path in taken if printed.document(f"former_address:{path}")})
    found.update({f"former_address:{path}": None for path in forget(taken)})
    return found


def find_since(before: Manifest, after: Manifest) -> None:
    """Record which addresses are left and taken between two whole trees."""
    now = {path for _key, path in places_in(after)}
    left = [key for key, path in places_in(before) if path not in now]
    with transaction.atomic():
        for key in left:
            if old := before.document(key):
                record(key, old, before)
        forget(now.intersection(models.FormerAddress.objects.values_list("path", flat=True)))


def places_in(printed: Manifest) -> Iterator[tuple[str, str]]:
    """The documents that are printed at addresses of their own, and where: the rest of them is passed over."""
    for kind in KINDS:
        rows = printed.tables.execute(
            "SELECT key, body FROM documents WHERE key BETWEEN ? AND ?", (f"{kind}:", f"{kind};")
        )
        yield from ((key, path) for key, body in rows if (path := decode_placed(body).path))


def has_place(key: str) -> bool:
    """Whether the document with this key is printed at an address of its own, which it may leave."""
    return key.partition(":")[0] in KINDS


def is_anothers(path: str, key: str, updates: Mapping[str, Document | None], printed: Manifest) -> bool:
    """Whether an address that one document leaves was taken by another before we came to hear of it."""
    others = [other for other in printed.owners_of(path) if other != key and has_place(other)]
    return any(path_of(updates.get(other, printed.document(other))) == path for other in others)


def record(key: str, old: Document, printed: Manifest) -> FormerAddress:
    """Remember that what has this key has left the address of its old version, and the archive pages below it."""
    edition = old.id if isinstance(old, Edition) else old.edition.partition(":")[2]  # type: ignore[attr-defined]
    last = printed.query(f"archive:{key}", newest_first=True, limit=1)
    pages = int(last[0].rpartition("/")[2]) if last else 0
    row, _created = models.FormerAddress.objects.update_or_create(
        path=path_of(old), defaults={"edition": edition, "successor": key, "archive_pages": pages}
    )
    return document(row)


def forget(taken: Iterable[str]) -> list[str]:
    """Drop those of the addresses that were former ones; returns them."""
    paths: list[str] = sorted(taken)
    dropped: list[str] = []
    for start in range(0, len(paths), CHUNK):
        rows = models.FormerAddress.objects.filter(path__in=paths[start : start + CHUNK])
        dropped += rows.values_list("path", flat=True)
        rows.delete()
    return dropped


def all_former() -> Iterator[FormerAddress]:
    """All of them, for printing the whole site."""
    return (document(row) for row in models.FormerAddress.objects.iterator())


def document(row: models.FormerAddress) -> FormerAddress:
    """The document of a former address."""
    return FormerAddress(
        id=row.path, edition=f"edition:{row.edition}", successor=row.successor, archive_pages=row.archive_pages
    )


def path_of(document: Document | None) -> str:
    """Where a document is printed; empty where it is not printed at an address of its own."""
    return getattr(document, "path", "") if document else ""
