"""Doubt what looks like what moderators of this site have called spam."""

from courant.discussion import learning
from courant.discussion.doubts import Doubt
from courant.discussion.models import Comment, Revision

SURE_FROM = 0.98
# Nothing wrong in six hundred: then 99.5% is likely to be true, and not luck.
PRECISION, CASES = 0.995, 600


def doubt(wording: Comment | Revision) -> Doubt | None:
    """A reason with the score, and with how often such a score was right on this site."""
    return learning.doubt_of(
        "spam", wording, words="Looks like spam ({score:.0%})", so_far="of {called} that did before, {right} were"
    )


def is_certain(doubt: Doubt, comment: Comment) -> bool:
    """Whether this site has measured that what is so sure is spam. One in twenty is left to a moderator all the same:
    otherwise nobody would notice when that stops being true."""
    if doubt.check != "spam" or doubt.numbers.get("score", 0) < SURE_FROM or comment.pk % 20 == 0:
        return False
    measured: learning.Measured = comment.records["spam"].from_score(SURE_FROM)
    return measured.called >= CASES and measured.precision >= PRECISION
