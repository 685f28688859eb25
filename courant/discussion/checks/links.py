"""Doubt comments with many links."""

import re

from django.utils.translation import gettext_lazy

from courant.discussion.doubts import Counted, Doubt
from courant.discussion.submission import Submission

NAME = gettext_lazy("Many links")
LINK = re.compile(r"https?://|\bwww\.")
MOST_LINKS = 2


def doubt(submission: Submission) -> Doubt | None:
    """A reason that counts the links, those in the name included."""
    text = f"{submission.name}\n{submission.text}".lower()
    links = len(LINK.findall(text)) if "http" in text or "www." in text else 0
    message = Counted("%(links)s link in one comment", "%(links)s links in one comment", "links")
    return Doubt("links", message, {"links": links}) if links > MOST_LINKS else None
