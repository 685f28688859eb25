"""Doubt comments whose hidden field was filled in: a signal only, since password managers fill in what they find."""

from courant.discussion.doubts import Doubt
from courant.discussion.submission import Submission


def doubt(submission: Submission) -> Doubt | None:
    """A reason where something stands in the field that no reader can see."""
    return Doubt("honeypot", "A field that readers do not see was filled in") if submission.is_trap_filled else None
