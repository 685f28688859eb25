"""Doubt a text that is nearly the same as one that was sent before."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy

from courant.discussion.doubts import Counted, Doubt
from courant.discussion.models import Comment, Revision, Sketch
from courant.discussion.models.sketch import parts_of, values_of
from courant.lib.likeness import likeness, sequences

NAME = gettext_lazy("Nearly the same text as before")
ALIKE = 0.7
CANDIDATES = 10  # for each number of the sketch, the latest


def doubt(wording: Comment | Revision) -> Doubt | None:
    """A reason that says how many earlier ones are how much alike; exact copies are another check's."""
    parts = parts_of(wording.text)
    candidates = _candidates(wording, values_of(parts)) if parts else []
    alike = [share for text in candidates if (share := likeness(parts, sequences(text))) >= ALIKE]
    if not alike:
        return None
    message = Counted(
        "Nearly the same text was sent %(before)s time before, %(alike)s alike",
        "Nearly the same text was sent %(before)s times before, up to %(alike)s alike",
        "before",
    )
    return Doubt("resembling", message, {"before": len(alike), "alike": round(max(alike), 3)})


def _candidates(wording: Comment | Revision, values: Sequence[int]) -> list[str]:
    keys = Sketch.comments_with(values, at_most=CANDIDATES, before=wording.came_after, besides=wording.said_in.pk)
    others = Comment.objects.filter(pk__in=keys).exclude(text_digest=wording.text_digest)
    return list(others.order_by("-pk").values_list("text", flat=True))
