"""What readers write: counted the same everywhere, stored whole, unable to disturb its surroundings."""

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courant.lib.comment_text import find_fault, length, tidy_name, tidy_text
from courant.lib.marks import cut_marks, is_mark

LRE, RLE, PDF, LRO, RLO = "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
BIDI = LRE + RLE + PDF + LRO + RLO + LRI + RLI + FSI + PDI
UGLY = st.text(
    st.one_of(st.characters(), st.sampled_from(BIDI + "\r\n\u2028\u2029\u200c\u200d\u200e\u0301\u0327\u20e3ab ")),
    max_size=200,
)


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("a\r\nb\rc\n", 6), ("  x  ", 5), ("🔥", 1), ("👨‍👩‍👧", 5), ("e\u0301", 2), ("\r\r\n\n", 3)],
)
def test_length_is_counted_as_in_the_browser(text, count):
    assert length(text) == count


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Good piece.\r\n\tYes", None),
        ("می‌رود \u200f\u200e\u200d", None),
        ("\ud83d", "surrogate"),
        ("a\0b", "nul"),
        ("a\x07", "control"),
        ("\x85", "control"),
        ("\x7f", "control"),
        ("", None),
    ],
)
def test_what_cannot_be_stored_is_named(text, fault):
    assert find_fault(text) == fault


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("  a\r\nb\rc \n", "a\nb\nc"),
        ("e\u0301", "é"),
        ("می‌رود", "می‌رود"),
        ("👩‍🚒❤️", "👩‍🚒❤️"),
        (f"a {RLE}b{PDF} c", f"a {RLE}b{PDF} c"),
        (f"a {RLI}b{PDI} c", f"a {RLI}b{PDI} c"),
        (f"a {RLO}b", "a b"),
        (f"a {PDF}b{PDI}", "a b"),
        (f"{RLO}a\nb{PDF}", "a\nb"),
        (f"{RLO}a\u2029b{PDF}", "a\u2029b"),
        (f"{LRI}{RLO}a{PDI}{PDF}", f"{LRI}a{PDI}"),
        (f"{LRE}{LRI}a{PDF}{PDI}{PDF}", f"{LRE}{LRI}a{PDI}{PDF}"),
        (f"{FSI}{LRE}{RLE}a{PDF}{PDF}{PDI}", f"{FSI}{LRE}{RLE}a{PDF}{PDF}{PDI}"),
        (f"{LRI}{PDF}", ""),
        ("", ""),
    ],
)
def test_a_comment_is_stored_tidy(text, stored):
    assert tidy_text(text) == stored


def test_stacks_of_marks_are_cut_and_languages_are_not():
    assert len(tidy_text("Z" + "\u0301\u0327" * 500)) == 9
    assert len(tidy_text("Z" + "\u0334" * 500)) == 9
    assert len(tidy_text("Z" + "\u0334\u200d" * 500 + "a")) == 1 + 8 + 500 + 1
    for words in ("بِسْمِ ٱللَّهِ", "בְּרֵאשִׁ֖ית", "क्ष्म्य", "བསྒྲུབས", "Việt Nam"):
        assert tidy_text(words) == unicodedata.normalize("NFC", words)


def test_a_megabyte_of_marks_or_controls_is_tidied_at_once():
    assert len(tidy_text("a" + "\u0316\u0301" * 250_000)) < 20
    assert tidy_text(LRE * 200_000 + PDI * 200_000) == ""


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("  Mary\n Ann\u00a0\u2028Smith ", "Mary Ann Smith"),
        (f"{RLO}rotide{PDF}", "rotide"),
        (f"{LRI}a{PDI}", "a"),
        ("علی‌رضا", "علی‌رضا"),
        ("a\u200d\u200e\u200fb", "a\u200d\u200e\u200fb"),
        ("Z" + "\u0334" * 60, "Z" + "\u0334" * 4),
        ("\u200c\u3164 \u200b", ""),
        ("🔥", "🔥"),
        ("", ""),
    ],
)
def test_a_name_is_stored_on_one_line_without_disturbing_it(name, stored):
    assert tidy_name(name) == stored


@given(UGLY)
def test_tidying_twice_changes_nothing(text):
    assert tidy_text(tidy_text(text)) == tidy_text(text)
    assert tidy_name(tidy_name(text)) == tidy_name(text)


@given(UGLY)
def test_every_control_that_stays_in_a_comment_has_its_partner_on_the_line(text):
    tidy = tidy_text(text)
    assert unicodedata.is_normalized("NFC", tidy)
    for line in tidy.replace("\u2029", "\n").replace("\u2028", "\n").split("\n"):
        assert sum(map(line.count, LRE + RLE + LRO + RLO)) == line.count(PDF)
        assert sum(map(line.count, LRI + RLI + FSI)) == line.count(PDI)


@given(UGLY)
def test_a_name_never_keeps_a_bidi_control_or_a_newline(text):
    assert not set(tidy_name(text)) & set(BIDI + "\n\r\t\u2028\u2029")


@given(st.text(st.sampled_from("a1_ ا\u0301\u064e\u0488\u0903\u200d\u202e\u1160é"), max_size=40), st.integers(0, 9))
def test_texts_without_stacks_are_known_at_sight(text, limit):
    kept, run = [], 0
    for character in text:
        run = run + 1 if is_mark(character) else run if unicodedata.category(character) == "Cf" else 0
        kept += character if not is_mark(character) or run <= limit else ""
    assert cut_marks(text, limit) == "".join(kept)


def test_no_mark_and_no_joiner_counts_as_part_of_a_word():
    joined = [
        chr(code)
        for code in range(128, sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in ("Cf", "Mn", "Mc", "Me")
    ]
    assert not re.search(r"\w", "".join(joined))
