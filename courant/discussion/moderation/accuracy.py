"""How often each check was right, by what moderators decided lately: the number beside a reason."""

from collections import Counter
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Exists, OuterRef

from courant.discussion.models import Comment, Decision, Doubted, Status
from courant.discussion.models.status import REFUSED

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
    # A machine that put spam aside is no witness to its own being right.
    by_itself = Decision.objects.filter(comment=OuterRef("pk"), by_name="", after=Status.SPAM)
    decided = Comment.objects.decided().exclude(Exists(by_itself))
    statuses = dict(decided.values_list("pk", "status")[:LATEST])
    # Their reasons are gone with the texts of what was refused a month ago; that there were some is not.
    for pk, name in Doubted.objects.filter(comment__in=statuses).values_list("comment_id", "check_name"):
        met[name] += 1
        refused[name] += statuses[pk] in REFUSED
    return {name: Measured(refused[name], met[name]) for name in met}
