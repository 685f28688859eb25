"""Doubt comments with many links."""

import re

from courant.discussion.models import Comment
from courant.discussion.reader_keys import Reader

LINK = re.compile(r"https?://|\bwww\.", re.IGNORECASE)
MOST_LINKS = 2


def doubt(comment: Comment, reader: Reader) -> str | None:
    """A reason that counts the links, those in the name included."""
    links = len(LINK.findall(f"{comment.name}\n{comment.text}"))
    return f"{links} links in one comment" if links > MOST_LINKS else None
