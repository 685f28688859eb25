"""The doubt about banned words."""

from courant.discussion import checks
from courant.discussion.submission import Submission
from courant.lib.word_lists import WordList

BANNED = WordList.of("كلب\nviagra\none\ntwo\nthree\nfour\nfive")


def test_it_holds_a_comment_with_a_banned_word_and_names_the_line_of_the_list():
    verdict = checks.before_receipt(Submission("أنت والكَلْب سواء", banned=BANNED))
    assert [(doubt.check, doubt.words) for doubt in verdict.doubts] == [
        ("banned_words", "Banned word: “\u2068كلب\u2069”")
    ]
    assert verdict.is_held


def test_it_looks_into_the_name_and_counts_each_line_once():
    (doubt,) = checks.before_receipt(Submission("V1agra, viagra!", name="ｖｉａｇｒａ", banned=BANNED)).doubts
    assert doubt.numbers == {"words": 1, "places": 3}


def test_it_names_the_first_five_of_many():
    (doubt,) = checks.before_receipt(Submission("one two three four five viagra", banned=BANNED)).doubts
    assert doubt.words.startswith("6 banned words, among others “")
    assert doubt.quoted == ("one", "two", "three", "four", "five")


def test_it_lets_a_comment_pass_that_has_none():
    assert checks.before_receipt(Submission("A good piece about dogs.", banned=BANNED)).doubts == ()
