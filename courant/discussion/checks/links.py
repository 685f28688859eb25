"""Doubt comments with many links."""

import re

from courant.discussion.doubts import Doubt
from courant.discussion.submission import Submission

LINK = re.compile(r"https?://|\bwww\.")
MOST_LINKS = 2


def doubt(submission: Submission) -> Doubt | None:
    """A reason that counts the links, those in the name included."""
    text = f"{submission.name}\n{submission.text}".lower()
    links = len(LINK.findall(text)) if "http" in text or "www." in text else 0
    return Doubt("links", f"{links} links in one comment", {"links": links}) if links > MOST_LINKS else None
