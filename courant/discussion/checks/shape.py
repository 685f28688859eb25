"""Doubt comments in which one character goes on and on."""

import re

from django.utils.translation import gettext_lazy

from courant.discussion.doubts import Counted, Doubt
from courant.discussion.submission import Submission

NAME = gettext_lazy("One character on and on")
# "Noooooo" is a feeling, thirty in a row are a wall. Rules of dashes under a heading stay below.
LONGEST_RUN = 30
LONG_RUN = re.compile(rf"(\S)\1{{{LONGEST_RUN - 1},}}")


def doubt(submission: Submission) -> Doubt | None:
    """A reason that shows the character and how often it comes in a row."""
    text = f"{submission.name}\n{submission.text}"
    # Wherever such a run lies, one of these pieces lies in it: ten times faster than searching everywhere.
    half = LONGEST_RUN // 2
    if not any(text[at : at + half] == text[at] * half for at in range(0, len(text) - half + 1, half)):
        return None
    run = LONG_RUN.search(text)
    if run is None:
        return None
    message = Counted("%(quoted)s %(in_a_row)s time in a row", "%(quoted)s %(in_a_row)s times in a row", "in_a_row")
    return Doubt("shape", message, {"in_a_row": len(run[0])}, (run[1],))
