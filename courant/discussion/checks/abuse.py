"""Score how much a comment is like those rejected by a rule on this site: that orders the queue, and decides nothing."""

from courant.discussion import learning
from courant.discussion.doubts import Doubt
from courant.discussion.models import Comment, Revision


def doubt(wording: Comment | Revision) -> Doubt | None:
    """A reason with the score, and with how often such a score was right on this site."""
    return learning.doubt_of(
        "abuse", wording, words="Like what was rejected here ({score:.0%})",
        so_far="of {called} that were before, {right} were rejected",
    )  # fmt: skip
