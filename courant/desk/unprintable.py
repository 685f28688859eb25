"""What stands in for a document where a page or an entry cannot become one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from courant.documents import Document


@dataclass(frozen=True)
class Unprintable:
    """A published page or entry that cannot become a document; one bad page stops no other."""

    key: str
    reason: str  # names the address, and what is wrong


def attempt(page: Any, make: Callable[[], Document]) -> Document | Unprintable:
    """The document of a page or an entry, or why there is none."""
    try:
        return make()
    except Exception as error:  # whatever a value of the wrong kind leads to: it must not stop the press
        why = str(error) if isinstance(error, ValueError) else f"{type(error).__name__}: {error}"
        return Unprintable(page.key, f"{page.key} {address_of(page)}: {why}")


def address_of(page: Any) -> str:
    """The address, or nothing where it is the address that cannot be made."""
    try:
        return str(page.address)
    except Exception:  # the same error is being reported already
        return ""
