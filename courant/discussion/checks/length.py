"""Doubt comments too short to say anything."""

from django.utils.translation import gettext_lazy

from courant.discussion.doubts import Counted, Doubt
from courant.discussion.submission import Submission

NAME = gettext_lazy("Hardly any letters")
# A sentence can be one word of three letters in Arabic, and of two characters in Chinese.
FEWEST_LETTERS = 2


def doubt(submission: Submission) -> Doubt | None:
    """A reason where there are hardly any letters; emoji and digits alone are no sentence."""
    letters = 0
    for character in submission.text:
        letters += character.isalpha()
        if letters >= FEWEST_LETTERS:
            return None
    message = Counted("Hardly any letters: only %(letters)s", "Hardly any letters: %(letters)s", "letters")
    return Doubt("length", message, {"letters": letters})
