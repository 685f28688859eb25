"""Traces of texts: found again wherever the words stand, and nowhere else."""

from courant.lib.shingles import hashed, sequences, traces, words

TEXT = "The river has dropped two metres since June, and nobody at the ministry can say why."


def found_in(text, kept, salt="story:1"):
    return {h for size in kept for h in hashed(sequences(words(text), size), salt)} & set().union(*kept.values())


def test_a_copied_half_sentence_is_found():
    assert found_in(f"As we wrote: {TEXT[:60]} (and so on)", traces([TEXT], salt="story:1"))


def test_the_same_words_in_another_order_are_not():
    assert not found_in(" ".join(reversed(TEXT.split())), traces([TEXT], salt="story:1"))


def test_case_marks_and_punctuation_do_not_hide_it():
    kept = traces(["قال الوزیر: إنّ الجسر سیفتح غداً أمام السیارات والمشاة معاً"], salt="story:1")
    assert found_in("«قال الوزیر إنّ الجسر سیفتح غداً أمام السیارات والمشاة معاً»", kept)
    assert found_in(TEXT.upper(), traces([TEXT], salt="story:1"))


def test_a_short_headline_is_kept_as_a_whole_and_a_word_or_two_not_at_all():
    assert list(traces(["Bridge opens early"], salt="s")) == [3] and traces(["Bridge opens"], salt="s") == {}


def test_another_story_has_other_hashes_for_the_same_words():
    assert not found_in(TEXT, traces([TEXT], salt="story:1"), salt="story:2")
