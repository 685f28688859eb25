"""Corrections as readers find them listed: newest first, whichever stories they are of."""

from collections.abc import Iterable
from dataclasses import dataclass

from courant.documents import Corrected, Correction
from courant.press.library import Library


@dataclass(frozen=True)
class Entry:
    """A correction, and the story that it is of."""

    story: Corrected
    correction: Correction


def entries(library: Library, keys: Iterable[str], *, month: str = "") -> list[Entry]:
    """The corrections of stories, newest first; of one month only where that is given, as 2026-11 in UTC."""
    found = []
    for key in keys:
        if story := library.corrected(key):
            found += [
                (correction.at, key, number, Entry(story, correction))
                for number, correction in enumerate(story.corrections)
                if month in ("", correction.month)
            ]
    return [entry for _at, _key, _number, entry in sorted(found, key=lambda found: found[:3], reverse=True)]


def corrections_path(edition_path: str, month: str = "") -> str:
    """The address of an edition's corrections, or of one month of them."""
    return f"{edition_path}corrections/{month}/" if month else f"{edition_path}corrections/"
