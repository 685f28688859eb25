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
    except (ValueError, TypeError, KeyError, AttributeError) as error:  # whatever a value of the wrong kind leads to
        return Unprintable(page.key, f"{page.key} {page.address}: {error}")
