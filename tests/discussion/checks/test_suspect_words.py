"""The doubt about suspect words."""

from courant.discussion import checks
from courant.discussion.submission import Submission
from courant.lib.word_lists import WordList


def test_a_suspect_word_is_a_reason_to_look_sooner_and_none_to_hold():
    verdict = checks.before_receipt(Submission("Cheap loans here.", suspect=WordList.of("loan*")))
    assert [doubt.words for doubt in verdict.doubts] == ["Suspect word: “\u2068loan*\u2069”"]
    assert not verdict.is_held


def test_a_word_that_is_only_banned_is_not_suspect():
    submission = Submission("Cheap loans here.", banned=WordList.of("loan*"), suspect=WordList.of("cheapest"))
    assert [doubt.check for doubt in checks.before_receipt(submission).doubts] == ["banned_words"]
