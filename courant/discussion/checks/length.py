"""Doubt comments too short to say anything."""

from courant.discussion.models import Comment
from courant.discussion.reader_keys import Reader

# A sentence can be one word of three letters in Arabic, and of two characters in Chinese.
FEWEST_LETTERS = 2


def doubt(comment: Comment, reader: Reader) -> str | None:
    """A reason where there are hardly any letters; emoji and digits alone are no sentence."""
    letters = sum(character.isalpha() for character in comment.text)
    return f"Hardly any letters: {letters}" if letters < FEWEST_LETTERS else None
