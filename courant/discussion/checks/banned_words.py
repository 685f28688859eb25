"""Doubt comments that have a word of the edition's banned ones, in whatever spelling."""

from courant.discussion.doubts import Doubt
from courant.discussion.submission import Submission
from courant.lib.word_lists import WordList

MOST_NAMED = 5


def doubt(submission: Submission) -> Doubt | None:
    """A reason that names the lines of the list."""
    return doubt_of("banned_words", "Banned words", submission, submission.banned)


def doubt_of(check: str, kind: str, submission: Submission, words: WordList) -> Doubt | None:
    """The doubt that either list leads to."""
    if not words or not (found := words.find(f"{submission.name}\n{submission.text}")):
        return None
    entries = list(dict.fromkeys(place.entry for place in found))
    named = ", ".join(f"“{entry[:60]}”" for entry in entries[:MOST_NAMED])
    more = f" and {len(entries) - MOST_NAMED} more" if len(entries) > MOST_NAMED else ""
    return Doubt(check, f"{kind}: {named}{more}", {"words": len(entries), "places": len(found)})
