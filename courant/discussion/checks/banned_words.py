"""Doubt comments that have a word of the edition's banned ones, in whatever spelling."""

from django.utils.translation import gettext_lazy

from courant.discussion.doubts import Counted, Doubt
from courant.discussion.submission import Submission
from courant.lib.word_lists import WordList

NAME = gettext_lazy("Banned words")
MOST_NAMED = 5


def doubt(submission: Submission) -> Doubt | None:
    """A reason that names the lines of the list."""
    return doubt_of(
        "banned_words", submission, submission.banned,
        few=Counted("Banned word: %(quoted)s", "Banned words: %(quoted)s", "words"),
        many=Counted(
            "%(words)s banned word, among others %(quoted)s", "%(words)s banned words, among others %(quoted)s", "words"
        ),
    )  # fmt: skip


def doubt_of(check: str, submission: Submission, words: WordList, *, few: Counted, many: Counted) -> Doubt | None:
    """The doubt that either list leads to; of many lines that were found, some are named."""
    if not words or not (found := words.find(f"{submission.name}\n{submission.text}")):
        return None
    entries = list(dict.fromkeys(place.entry for place in found))
    named = tuple(entry[:60] for entry in entries[:MOST_NAMED])
    numbers = {"words": len(entries), "places": len(found)}
    return Doubt(check, few if len(entries) <= MOST_NAMED else many, numbers, named)
