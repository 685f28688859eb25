"""Doubt comments too short to say anything."""

from courant.discussion.doubts import Doubt
from courant.discussion.submission import Submission

# A sentence can be one word of three letters in Arabic, and of two characters in Chinese.
FEWEST_LETTERS = 2


def doubt(submission: Submission) -> Doubt | None:
    """A reason where there are hardly any letters; emoji and digits alone are no sentence."""
    letters = 0
    for character in submission.text:
        letters += character.isalpha()
        if letters >= FEWEST_LETTERS:
            return None
    return Doubt("length", f"Hardly any letters: {letters}", {"letters": letters})
