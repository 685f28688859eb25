"""Doubt comments whose hidden field was filled in: a signal only, since password managers fill in what they find."""

from django.utils.translation import gettext_lazy, gettext_noop

from courant.discussion.doubts import Doubt
from courant.discussion.submission import Submission

NAME = gettext_lazy("Hidden field filled in")


def doubt(submission: Submission) -> Doubt | None:
    """A reason where something stands in the field that no reader can see."""
    message = gettext_noop("A field that readers do not see was filled in")
    return Doubt("honeypot", message) if submission.is_trap_filled else None
