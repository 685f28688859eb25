"""Doubt comments on what takes none: a thread that was closed, or an edition without a discussion."""

from django.utils.translation import gettext_lazy, gettext_noop

from courant.discussion.doubts import Doubt
from courant.discussion.submission import Submission

NAME = gettext_lazy("Closed discussion")


def doubt(submission: Submission) -> Doubt | None:
    """A reason where nothing may be added."""
    return None if submission.is_open else Doubt("closed", gettext_noop("The discussion of this story is closed"))
