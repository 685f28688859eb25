"""Doubt comments in which one character goes on and on."""

import re

from courant.discussion.models import Comment
from courant.discussion.reader_keys import Reader

# "Noooooo" is a feeling, thirty in a row are a wall. Rules of dashes under a heading stay below.
LONG_RUN = re.compile(r"(\S)\1{29,}")


def doubt(comment: Comment, reader: Reader) -> str | None:
    """A reason that shows the character and how often it comes in a row."""
    run = LONG_RUN.search(f"{comment.name}\n{comment.text}")
    return f"“{run[1]}” {len(run[0])} times in a row" if run else None
