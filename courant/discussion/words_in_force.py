"""The word lists of each edition, ready for looking: read from the database every few seconds, not for every comment."""

from dataclasses import replace
from time import monotonic

from courant.discussion.models import EditionSettings
from courant.discussion.submission import Submission
from courant.lib.word_lists import WordList

KEPT_FOR = 5.0  # seconds

_kept: dict[str, tuple[float, WordList, WordList]] = {}


def lists_of(edition: str) -> tuple[WordList, WordList]:
    """The banned and the suspect words of an edition, as they were chosen a few seconds ago or later."""
    read_at, banned, suspect = _kept.get(edition, (-KEPT_FOR, WordList(), WordList()))
    if monotonic() - read_at >= KEPT_FOR:
        chosen = EditionSettings.of(edition)
        banned, suspect = WordList.of(chosen.banned_words), WordList.of(chosen.suspect_words)
        _kept[edition] = (monotonic(), banned, suspect)
    return banned, suspect


def with_lists(submission: Submission) -> Submission:
    """The same, to be held against the lists of its edition: new comments and edits alike."""
    banned, suspect = lists_of(submission.edition)
    return replace(submission, banned=banned, suspect=suspect)


def forget() -> None:
    """Read them anew when they are asked for next."""
    _kept.clear()
