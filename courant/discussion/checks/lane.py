"""Note that a comment came without a stamp: readers without script have equal rights, so nothing follows from it."""

from courant.discussion.doubts import Doubt
from courant.discussion.submission import Lane, Submission

WORDS = {
    Lane.SLOW: "Sent without script, by the preview page: no reason to reject it",
    Lane.NEITHER: "Sent with neither a stamp nor an answer to the question",
}


def doubt(submission: Submission) -> Doubt | None:
    """What a moderator may want to know where many comments look alike."""
    return Doubt("lane", WORDS[submission.lane]) if submission.lane in WORDS else None
