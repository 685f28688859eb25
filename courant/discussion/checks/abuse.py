"""Score how much a comment is like those rejected by a rule on this site: that orders the queue, and decides nothing."""

from courant.discussion import learning
from courant.discussion.doubts import Doubt
from courant.discussion.models import Comment

SHOWN_FROM = 0.5


def doubt(comment: Comment) -> Doubt | None:
    """A reason with the score, and with how often such a score was right on this site."""
    score = learning.assess("abuse", comment)
    if score is None or score < SHOWN_FROM:
        return None
    before = learning.measured("abuse", from_score=SHOWN_FROM)
    measured = f"; of {before.called} that were before, {before.right} were rejected" if before.called else ""
    return Doubt("abuse", f"Like what was rejected here ({score:.0%}){measured}",
                 {"score": round(score, 4), "called": before.called, "right": before.right})  # fmt: skip
