"""Doubt comments that have a word of the edition's suspect ones: they are looked at sooner, and not held."""

from courant.discussion.checks.banned_words import doubt_of
from courant.discussion.doubts import Doubt
from courant.discussion.submission import Submission


def doubt(submission: Submission) -> Doubt | None:
    """A reason that names the lines of the list."""
    return doubt_of("suspect_words", "Suspect words", submission, submission.suspect)
