"""Doubt comments that have a word of the edition's suspect ones: they are looked at sooner, and not held."""

from django.utils.translation import gettext_lazy

from courant.discussion.checks.banned_words import doubt_of
from courant.discussion.doubts import Counted, Doubt
from courant.discussion.submission import Submission

NAME = gettext_lazy("Suspect words")


def doubt(submission: Submission) -> Doubt | None:
    """A reason that names the lines of the list."""
    return doubt_of(
        "suspect_words", submission, submission.suspect,
        few=Counted("Suspect word: %(quoted)s", "Suspect words: %(quoted)s", "words"),
        many=Counted(
            "%(words)s suspect word, among others %(quoted)s", "%(words)s suspect words, among others %(quoted)s", "words"
        ),
    )  # fmt: skip
