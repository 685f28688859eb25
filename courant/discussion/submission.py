"""A comment before its receipt, as the checks see it: what its author sent, and what was looked up for it."""

from dataclasses import dataclass
from enum import Enum

from courant.lib.word_lists import WordList

NO_WORDS = WordList()


class Lane(Enum):
    """How a comment showed that somebody took the trouble of sending it."""

    STAMP = "a computed stamp"
    SLOW = "the preview page and its question"
    NEITHER = "neither stamp nor question"


@dataclass(frozen=True)
class Submission:
    """Everything that the checks before the receipt may know: they ask nobody, so that they cost next to nothing."""

    text: str
    name: str = ""
    edition: str = ""
    is_open: bool = True
    lane: Lane = Lane.STAMP
    is_trap_filled: bool = False
    banned: WordList = NO_WORDS
    suspect: WordList = NO_WORDS
