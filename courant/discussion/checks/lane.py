"""Note that a comment came without a stamp: readers without script have equal rights, so nothing follows from it."""

from django.utils.translation import gettext_lazy, gettext_noop

from courant.discussion.doubts import Doubt
from courant.discussion.submission import Lane, Submission

NAME = gettext_lazy("How it was sent")
MESSAGES = {
    Lane.SLOW: gettext_noop("Sent without script, by the preview page: no reason to reject it"),
    Lane.NEITHER: gettext_noop("Sent with neither a stamp nor an answer to the question"),
}


def doubt(submission: Submission) -> Doubt | None:
    """What a moderator may want to know where many comments look alike."""
    return Doubt("lane", MESSAGES[submission.lane]) if submission.lane in MESSAGES else None
