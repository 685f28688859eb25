"""Doubt comments in which one character goes on and on."""

import re

from courant.discussion.doubts import Doubt
from courant.discussion.submission import Submission

# "Noooooo" is a feeling, thirty in a row are a wall. Rules of dashes under a heading stay below.
LONG_RUN = re.compile(r"(\S)\1{29,}")


def doubt(submission: Submission) -> Doubt | None:
    """A reason that shows the character and how often it comes in a row."""
    run = LONG_RUN.search(f"{submission.name}\n{submission.text}")
    if run is None:
        return None
    return Doubt("shape", f"“{run[1]}” {len(run[0])} times in a row", {"in_a_row": len(run[0])})
