"""Digits of an edition: ASCII, Arabic-Indic, or the Persian and Urdu ones."""

from collections.abc import Mapping
from typing import Literal

# The names are CLDR's numbering systems.
Numbering = Literal["latn", "arab", "arabext"]
NUMBERINGS: tuple[Numbering, ...] = ("latn", "arab", "arabext")

_TABLES: dict[Numbering, Mapping[int, int | str]] = {
    "latn": {},
    "arab": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"),
    "arabext": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"),
}


def to_digits(text: str | int, numbering: Numbering) -> str:
    """Write the ASCII digits of a text or a number in the given numbering; all else stays.

    Raises ValueError for a numbering that is not one of NUMBERINGS.
    """
    if numbering not in NUMBERINGS:
        raise ValueError(f"The numbering {numbering!r} is not known: use one of {', '.join(NUMBERINGS)}.")
    return str(text).translate(_TABLES[numbering]) if _TABLES[numbering] else str(text)
