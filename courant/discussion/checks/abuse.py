"""Score how much a comment is like those rejected by a rule on this site: that orders the queue, and decides nothing."""

from django.utils.translation import gettext_lazy, gettext_noop

from courant.discussion import learning
from courant.discussion.doubts import Counted, Doubt
from courant.discussion.models import Comment, Revision

NAME = gettext_lazy("Like what was rejected")


def doubt(wording: Comment | Revision) -> Doubt | None:
    """A reason with the score, and with how often such a score was right on this site."""
    return learning.doubt_of(
        "abuse", wording, words=gettext_noop("Like what was rejected here (%(score)s)"),
        so_far=Counted(
            "Like what was rejected here (%(score)s); of %(called)s that was before, %(right)s was rejected",
            "Like what was rejected here (%(score)s); of %(called)s that were before, %(right)s were rejected",
            "called",
        ),
    )  # fmt: skip
