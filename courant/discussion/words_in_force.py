"""The word lists of each edition, ready for looking: read from the database every few seconds, not for every comment."""

from time import monotonic

from courant.discussion.models import EditionSettings
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


def forget() -> None:
    """Read them anew when they are asked for next."""
    _kept.clear()
