"""Which edition a browser's language list asks for."""

import re
from collections.abc import Collection

_EDITION = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


def is_edition_name(name: str) -> bool:
    """Whether a folder of the site is named as an edition is: by its language."""
    return bool(_EDITION.fullmatch(name))


def edition_for(accept_language: str, editions: Collection[str]) -> str | None:
    """The edition that the reader prefers, or None if none of theirs exists."""
    for wanted in _by_preference(accept_language[:500]):
        while wanted:
            if wanted in editions:
                return wanted
            wanted = wanted.rpartition("-")[0]
    return None


def _by_preference(accept_language: str) -> list[str]:
    wanted = []
    for order, part in enumerate(accept_language.lower().split(",")):
        name, _, parameters = part.strip().partition(";")
        weight = _weight(parameters)
        if weight > 0 and is_edition_name(name.strip()):
            wanted.append((-weight, order, name.strip()))
    return [name for _, _, name in sorted(wanted)]


def _weight(parameters: str) -> float:
    found = re.fullmatch(r"\s*q\s*=\s*([01](\.\d{0,3})?)\s*", parameters)
    if found:
        return float(found[1])
    return 0.0 if parameters.strip() else 1.0
