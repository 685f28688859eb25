"""How alike texts are, and finding the like without comparing all."""

from random import Random

from courant.lib.likeness import BANDS, likeness, sequences, sketch

TEXT = "The council has delayed the bridge again, and nobody says what that costs the people of the hill."
WORDS = "bridge council river hill school market water bread night morning road bus garden letter window stone".split()


def alike(one, other):
    return likeness(sequences(one), sequences(other))


def test_spelling_spaces_and_punctuation_make_no_difference():
    assert alike(TEXT, TEXT.upper().replace(",", " — ").replace(" ", "  ")) == 1
    assert alike("تأخر المجلس في بناء الجسر", "تأخّر المجلس، في بنـــاء الجسر!") == 1


def test_a_changed_word_changes_a_little_and_another_text_everything():
    assert 0.7 < alike(TEXT, TEXT.replace("bridge", "tunnel")) < 1
    assert alike(TEXT, "A quite different opinion, on bread and its price.") < 0.1


def test_nothing_is_like_nothing_else():
    assert alike("", "") == 1 and alike("", TEXT) == 0
    assert len(sketch(sequences(""))) == BANDS


def test_nearly_the_same_are_found_and_others_hardly_ever():
    chance = Random(4)
    found = chanced = 0
    for _ in range(200):
        words = chance.choices(WORDS, k=40)
        changed = list(words)
        changed[chance.randrange(40)] = "something"
        found += bool(set(sketch(sequences(" ".join(words)))) & set(sketch(sequences(" ".join(changed)))))
        other = " ".join("".join(chance.choices("abcdefghijklmnop", k=6)) for _ in range(40))
        chanced += bool(set(sketch(sequences(" ".join(words)))) & set(sketch(sequences(other))))
    assert found >= 195 and chanced <= 2


def test_numbers_fit_into_a_database_and_are_the_same_tomorrow():
    numbers = sketch(sequences(TEXT))
    assert all(-(2**63) <= number < 2**63 for number in numbers)
    assert numbers[0] == FIRST_NUMBER


FIRST_NUMBER = -852976428641445461
