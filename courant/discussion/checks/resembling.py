"""Doubt a text that is nearly the same as one that was sent before."""

from django.db import transaction

from courant.discussion.doubts import Doubt
from courant.discussion.models import Comment, Sketch
from courant.lib.likeness import likeness, sequences, sketch

SHORTEST = 40  # below, two readers may well say nearly the same
ALIKE = 0.7
CANDIDATES = 10  # for each number of the sketch, the latest


def doubt(comment: Comment) -> Doubt | None:
    """A reason that says how many earlier ones are how much alike; exact copies are another check's."""
    if len(comment.text) < SHORTEST:
        return None
    found = sequences(comment.text)
    values = sketch(found)
    alike = [share for text in _candidates(comment, values) if (share := likeness(found, sequences(text))) >= ALIKE]
    with transaction.atomic():  # its author may have said it otherwise since it was checked last
        comment.sketches.all().delete()
        Sketch.objects.bulk_create([Sketch(comment=comment, value=value) for value in values])
    if not alike:
        return None
    words = f"Nearly the same text was sent before: {len(alike)}, up to {max(alike):.0%} alike"
    return Doubt("resembling", words, {"before": len(alike), "alike": round(max(alike), 3)})


def _candidates(comment: Comment, values: list[int]) -> list[str]:
    keys: set[int] = set()
    for value in values:
        same = Sketch.objects.filter(value=value, comment__lt=comment.pk).order_by("-comment")
        keys.update(same.values_list("comment_id", flat=True)[:CANDIDATES])
    others = Comment.objects.filter(pk__in=keys).exclude(text_digest=comment.text_digest)
    return list(others.order_by("-pk").values_list("text", flat=True))
