"""What checks have against a comment is stored once, and said in the language of whoever looks."""

import pytest
from django.utils.translation import override

from courant.discussion.checks import links, shape
from courant.discussion.doubts import BIDI_CONTROLS, Counted, Doubt
from courant.discussion.submission import Submission

HOSTILE = "%(x)s {0} %s 100% <b>"


def said_in(language, doubt):
    with override(language):
        return Doubt.read(doubt.stored()).words


@pytest.mark.parametrize(
    ("count", "arabic"),
    [(3, "3 روابط في تعليق واحد"), (11, "11 رابطًا في تعليق واحد"), (100, "100 رابط في تعليق واحد")],
)
def test_arabic_counts_in_the_form_that_goes_with_the_number(count, arabic):
    doubt = links.doubt(Submission("www.a.example " * count))
    assert said_in("ar", doubt) == arabic
    assert said_in("fa", doubt) == f"{count} پیوند در یک دیدگاه"
    assert said_in("en", doubt) == f"{count} links in one comment"


def test_arabic_says_one_and_two_without_the_number():
    message = Counted("Suspect word: %(quoted)s", "Suspect words: %(quoted)s", "words")
    one, two = (Doubt("suspect_words", message, {"words": len(found)}, found) for found in (("قرض",), ("قرض", "loan")))
    assert said_in("ar", one) == "كلمة مريبة: «\u2068قرض\u2069»"
    assert said_in("ar", two) == "كلمتان مريبتان: «\u2068قرض\u2069»، «\u2068loan\u2069»"


def test_it_is_stored_in_english_and_the_same_whoever_looks():
    kept = []
    for language in ("ar", "en"):
        with override(language):
            kept.append(links.doubt(Submission("www.a.example " * 3)).stored())
    message = ["%(links)s link in one comment", "%(links)s links in one comment", "links"]
    assert kept == [{"check": "links", "message": message, "numbers": {"links": 3}}] * 2


def test_a_share_is_said_in_percent():
    doubt = Doubt("spam", "Looks like spam (%(score)s)", {"score": 1.0})
    assert [said_in(language, doubt) for language in ("en", "ar")] == ["Looks like spam (100%)", "يبدو مزعجًا (100%)"]


@pytest.mark.parametrize("words", ["3 links in one comment", HOSTILE, "%", "%%", "", "Looks like spam (93%)"])
@pytest.mark.parametrize("language", ["en", "ar", "fa"])
def test_a_sentence_that_was_stored_before_is_shown_as_it_was(words, language):
    old = Doubt.read({"check": "links", "words": words, "numbers": {"links": 3}})
    assert said_in(language, old) == words, "also once it is stored again, beside what the worker found"


def test_a_sentence_of_before_that_still_is_said_is_said_in_every_language_too():
    old = Doubt.read({"check": "honeypot", "words": "A field that readers do not see was filled in", "numbers": {}})
    assert said_in("ar", old) == "مُلئ حقل لا يراه القراء"


@pytest.mark.parametrize("language", ["en", "ar", "fa"])
def test_what_is_quoted_stands_there_to_the_letter(language):
    message = Counted("Banned word: %(quoted)s", "Banned words: %(quoted)s", "words")
    assert HOSTILE in said_in(language, Doubt("banned_words", message, {"words": 1}, (HOSTILE,)))
    assert HOSTILE in said_in(language, Doubt.of_failure("links", message[0], ValueError(HOSTILE)))


@pytest.mark.parametrize("character", [chr(code) for code in BIDI_CONTROLS])
def test_no_character_that_is_quoted_turns_round_the_words_beside_it(character):
    doubt = shape.doubt(Submission(character * 30))
    assert said_in("en", doubt) == f"“\u2068\\u{ord(character):04x}\u2069” 30 times in a row"


def test_however_long_an_error_is_it_stays_a_sentence():
    failed = Doubt.of_failure(
        "suspect_words", "The check “%(check)s” failed, so it is held: %(quoted)s", OSError("é" * 999)
    )
    assert all(400 < len(said_in(language, failed)) < 500 for language in ("en", "ar", "fa"))
