"""Doubt a text that was sent before."""

import hashlib

from courant.discussion.models import Comment
from courant.discussion.reader_keys import Reader

# Below this, two readers may well say the same: "Thank you for this report."
SHORTEST = 40


def doubt(comment: Comment, reader: Reader) -> str | None:
    """A reason that says how often the same words came before, on any story."""
    if len(comment.text) < SHORTEST:
        return None
    before = Comment.objects.filter(text_digest=comment.text_digest).count()
    return f"The same text was sent before: {before}" if before else None


def digest_of(text: str) -> str:
    """The same for texts that differ only in capitals and white space."""
    return hashlib.sha256(" ".join(text.casefold().split()).encode()).hexdigest()
