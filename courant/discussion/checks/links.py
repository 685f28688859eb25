"""Doubt comments with many links."""

import re

from courant.discussion.doubts import Doubt
from courant.discussion.submission import Submission

LINK = re.compile(r"https?://|\bwww\.", re.IGNORECASE)
MOST_LINKS = 2


def doubt(submission: Submission) -> Doubt | None:
    """A reason that counts the links, those in the name included."""
    links = len(LINK.findall(f"{submission.name}\n{submission.text}"))
    return Doubt("links", f"{links} links in one comment", {"links": links}) if links > MOST_LINKS else None
