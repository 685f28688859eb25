"""Doubt a text that was sent before."""

import hashlib
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

from courant.discussion.doubts import Counted, Doubt

if TYPE_CHECKING:
    from courant.discussion.models import Comment, Revision

NAME = gettext_lazy("Same text as before")
# Below this, two readers may well say the same: "Thank you for this report."
SHORTEST = 40
MOST_COUNTED = 100


def doubt(wording: "Comment | Revision") -> Doubt | None:
    """A reason that says how often the same words came before, on any story."""
    from courant.discussion.models import Comment  # which need the digest below

    if len(wording.text) < SHORTEST:
        return None
    others = Comment.objects.filter(text_digest=wording.text_digest, pk__lt=wording.came_after).exclude(
        pk=wording.said_in.pk
    )
    before = others[:MOST_COUNTED].count()  # a flood of one text is not counted through for each of its copies
    message = Counted(
        "The same text was sent %(before)s time before", "The same text was sent %(before)s times before", "before"
    )
    return Doubt("repeated", message, {"before": before}) if before else None


def digest_of(text: str) -> str:
    """The same for texts that differ only in capitals and white space."""
    return hashlib.sha256(" ".join(text.casefold().split()).encode()).hexdigest()
