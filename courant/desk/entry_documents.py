"""Contributors, sources and topics as documents."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from courant import documents as d
from courant.desk.models import Contributor, Source, Topic
from courant.desk.story_bodies import Photos, photo_files, photo_in
from courant.desk.unprintable import Unprintable, attempt


def entry_documents(entries: Iterable[Any]) -> Iterator[d.Document | Unprintable]:
    """The documents of entries."""
    entries = list(entries)
    portraits = [block["value"].get("image") for entry in entries for block in _portrait(entry)]
    photos = photo_files({int(id) for id in portraits if id})
    for entry in entries:
        yield attempt(entry, partial(_document, entry, photos))


def _portrait(entry: Any) -> list[dict[str, Any]]:
    return [*entry.portrait.get_prep_value()] if isinstance(entry, Contributor) else []


def _document(entry: Any, photos: Photos) -> d.Document:
    known = {"id": str(entry.pk), "edition": f"edition:{entry.locale.language_code}", "path": entry.address,
             "translation_key": str(entry.translation_key)}  # fmt: skip
    match entry:
        case Contributor():
            portrait = next((photo_in(block["value"], photos) for block in _portrait(entry)), None)
            return d.Contributor(
                **known, name=entry.name, job_title=entry.job_title, bio=entry.bio, portrait=portrait,
                is_pseudonym=entry.is_pseudonym,
            )  # fmt: skip
        case Source():
            return d.Source(**known, name=entry.name, description=entry.description)
        case Topic():
            return d.Topic(**known, title=entry.name, description=entry.description)
    raise TypeError(f"There is no document of a {type(entry).__name__}.")
