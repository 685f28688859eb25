"""Doubt what looks like what moderators of this site have called spam."""

from django.utils.translation import gettext_lazy, gettext_noop

from courant.discussion import learning
from courant.discussion.doubts import Counted, Doubt
from courant.discussion.models import Comment, Revision

NAME = gettext_lazy("Looks like spam")
SURE_FROM = 0.98
# Nothing wrong in six hundred: then 99.5% is likely to be true, and not luck.
PRECISION, CASES = 0.995, 600


def doubt(wording: Comment | Revision) -> Doubt | None:
    """A reason with the score, and with how often such a score was right on this site."""
    return learning.doubt_of(
        "spam", wording, words=gettext_noop("Looks like spam (%(score)s)"),
        so_far=Counted(
            "Looks like spam (%(score)s); of %(called)s that did before, %(right)s was",
            "Looks like spam (%(score)s); of %(called)s that did before, %(right)s were",
            "called",
        ),
    )  # fmt: skip


def is_certain(doubt: Doubt, comment: Comment) -> bool:
    """Whether this site has measured that what is so sure is spam. One in twenty is left to a moderator all the same:
    otherwise nobody would notice when that stops being true."""
    if doubt.check != "spam" or doubt.numbers.get("score", 0) < SURE_FROM or comment.pk % 20 == 0:
        return False
    measured: learning.Measured = comment.records["spam"].from_score(SURE_FROM)
    return measured.called >= CASES and measured.precision >= PRECISION
