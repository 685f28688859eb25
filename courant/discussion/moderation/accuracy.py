"""How often each check was right, by what moderators decided lately: the number beside a reason."""

from collections import Counter
from dataclasses import dataclass

from django.core.cache import cache

from courant.discussion.models import Comment
from courant.discussion.models.comment import Status

# Of more, an old habit would outweigh what a check is like now; of fewer than ten, a percentage says nothing.
LATEST, FEWEST = 2000, 10
KEPT = 600  # seconds; reading two thousand rows for each page would be felt


@dataclass(frozen=True)
class Measured:
    """Of so many comments with this doubt, so many were refused."""

    refused: int = 0
    all: int = 0

    @property
    def percent(self) -> int | None:
        """How many of a hundred were refused; None while there are too few to say."""
        return round(100 * self.refused / self.all) if self.all >= FEWEST else None


def measured() -> dict[str, Measured]:
    """By the name of the check."""
    return cache.get_or_set("accuracy-of-checks", _measure, KEPT) or {}


def _measure() -> dict[str, Measured]:
    met: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    decided = Comment.objects.decided().filter(purged_at=None)
    for status, doubts in decided.values_list("status", "doubts")[:LATEST]:
        names = {doubt["check"] for doubt in doubts if isinstance(doubt, dict)}
        met.update(names)
        refused.update(names if status in (Status.REJECTED, Status.SPAM) else ())
    return {name: Measured(refused[name], met[name]) for name in met}
