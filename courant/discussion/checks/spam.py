"""Doubt what looks like what moderators of this site have called spam."""

from courant.discussion import learning
from courant.discussion.doubts import Doubt
from courant.discussion.models import Comment

SHOWN_FROM = 0.5
SURE_FROM = 0.98
# Nothing wrong in six hundred: then 99.5% is likely to be true, and not luck.
PRECISION, CASES = 0.995, 600


def doubt(comment: Comment) -> Doubt | None:
    """A reason with the score, and with how often such a score was right on this site."""
    score = learning.assess("spam", comment)
    if score is None or score < SHOWN_FROM:
        return None
    before = learning.measured("spam", from_score=SHOWN_FROM)
    measured = f"; of {before.called} that did before, {before.right} were" if before.called else ""
    return Doubt("spam", f"Looks like spam ({score:.0%}){measured}",
                 {"score": round(score, 4), "called": before.called, "right": before.right})  # fmt: skip


def is_certain(doubt: Doubt, comment: Comment) -> bool:
    """Whether this site has measured that what is so sure is spam. One in twenty is left to a moderator all the same:
    otherwise nobody would notice when that stops being true."""
    if doubt.check != "spam" or doubt.numbers.get("score", 0) < SURE_FROM or comment.pk % 20 == 0:
        return False
    measured = learning.measured("spam", from_score=SURE_FROM)
    return measured.called >= CASES and measured.precision >= PRECISION
