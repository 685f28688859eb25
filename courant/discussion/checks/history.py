"""Doubt comments of a key whose earlier comments were mostly not published."""

from django.utils.translation import gettext_lazy

from courant.discussion.doubts import Counted, Doubt
from courant.discussion.models import Comment, Revision
from courant.discussion.models.status import DECIDED, REFUSED

NAME = gettext_lazy("Key mostly refused")
LATEST = 10
FEWEST_REFUSED = 2


def doubt(wording: Comment | Revision) -> Doubt | None:
    """A reason that counts, among the key's latest comments that were decided, those that were refused."""
    comment = wording.said_in
    if not comment.reader_hash:  # imported: nobody's key
        return None
    earlier = Comment.objects.filter(reader_hash=comment.reader_hash, status__in=DECIDED).exclude(pk=comment.pk)
    latest = list(earlier.order_by("-posted_at").values_list("status", flat=True)[:LATEST])
    refused = sum(status in REFUSED for status in latest)
    if refused < FEWEST_REFUSED or refused * 2 <= len(latest):
        return None
    message = Counted(
        "Of the last comment under this key, %(refused)s was not published",
        "Of the last %(decided)s comments under this key, %(refused)s were not published",
        "decided",
    )
    return Doubt("history", message, {"decided": len(latest), "refused": refused})
