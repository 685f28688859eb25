"""Slugs: letters of every script, and nothing that could break an address."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courant.lib.slugs import MAX_BYTES, RESERVED, SlugRefused, check_slug, letter_by_letter, make_slug

ANYTHING = st.text(st.characters(), max_size=300)
LANGUAGES = st.sampled_from(["en", "fa", "fa-AF", "prs", "ar", "ckb", "uk", ""])


@pytest.mark.parametrize(
    ("text", "language", "slug"),
    [
        ("Bridge reopens after the flood!", "en", "bridge-reopens-after-the-flood"),
        ("Don't stop: it’s Kyiv's day", "en", "dont-stop-its-kyivs-day"),
        ("پل شهر دوباره باز شد", "fa", "پل-شهر-دوباره-باز-شد"),
        ("می‌رود", "fa", "می-رود"),
        ("كتاب علي", "fa", "کتاب-علی"),
        ("موسى", "prs", "موسی"),
        ("كتاب علي", "ar", "كتاب-علي"),
        ("محمـــد", "ar", "محمد"),
        ("سال ۱۴۰۵ و ٢٠٢٦", "fa", "سال-1405-و-2026"),
        ("हिन्दी समाचार", "hi", "हिन्दी-समाचार"),
        ("ภาษาไทย", "th", "ภาษาไทย"),
        ("П’ять хвилин, пʼять", "uk", "пять-хвилин-пять"),
        ("צה״ל צ'ק", "he", "צהל-צק"),
        ("日本語のニュース", "ja", "日本語のニュース"),
        ("I ❤️ news 🔥👍🏽", "en", "i-news"),
        ("x² + Ⅳ", "en", "x"),
        ("\u202eevil\u202c \u2066name\u2069", "en", "evil-name"),
        ("a\u00adb\u200bc\ufeffd", "en", "abcd"),
        ("ÅNGSTRÖM", "sv", "ångström"),
        ("e\u0301te\u0301", "fr", "été"),
        ("e\u200b\u0301", "fr", "é"),
        ("a/b?c#d%2e..", "en", "a-b-c-d-2e"),
        ("line\nbreak\ttab", "en", "line-break-tab"),
        ("--- ", "en", ""),
        ("🔥", "en", ""),
        ("\u0301\u0301", "en", ""),
        ("\u3164\u115f", "ko", ""),
        ("\ud800x\udfff", "en", "x"),
        ("", "fa", ""),
    ],
)
def test_a_headline_becomes_a_slug_in_its_own_script(text, language, slug):
    assert make_slug(text, language) == slug


def test_a_long_slug_is_cut_at_a_hyphen():
    slug = make_slug("بازگشایی پل " * 40, "fa")
    assert len(slug.encode()) <= MAX_BYTES
    assert set(slug.split("-")) == {"بازگشایی", "پل"}


def test_one_early_hyphen_does_not_cost_the_rest_of_a_long_word():
    assert len(make_slug("a " + "x" * 500, "en")) == MAX_BYTES


def test_a_cut_never_parts_a_letter_from_its_marks():
    slug = make_slug("क्षि" * 60, "hi")
    assert len(slug.encode()) <= MAX_BYTES
    assert slug.endswith(("क्", "षि"))


def test_a_stack_of_marks_longer_than_a_slug_leaves_nothing_behind():
    assert len(make_slug("e" + "\u0301" * 50_000, "en").encode()) <= MAX_BYTES


@given(ANYTHING, LANGUAGES)
def test_every_slug_made_is_one_that_may_be_used(text, language):
    slug = make_slug(text, language)
    assert len(slug.encode()) <= MAX_BYTES
    assert unicodedata.is_normalized("NFC", slug)
    assert not set(slug) & set("/?#%\\. \n\u200c\u202e")
    assert make_slug(slug, language) == slug
    if slug and slug not in RESERVED:
        check_slug(slug)


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("", "empty"),
        ("x" * 201, "201 bytes"),
        ("page", "own addresses"),
        ("feed.xml", "own addresses"),
        ("nul", "own addresses"),
        ("-x", "hyphen"),
        ("x-", "hyphen"),
        ("e\u0301", "NFC"),
        ("Big", "'big'"),
        ("a b", "'a-b'"),
        ("a--b", "'a-b'"),
        ("../etc", "'etc'"),
        ("می\u200cرود", "می-رود"),
        ("\ud800", "letters"),
        ("🔥", "letters"),
    ],
)
def test_a_slug_that_cannot_be_an_address_is_refused_with_a_way_out(slug, words):
    with pytest.raises(SlugRefused, match=r"[Uu]se|shorten|write|add") as refusal:
        check_slug(slug)
    assert words in str(refusal.value)


@pytest.mark.parametrize("slug", ["bridge-reopens", "می-رود", "علي", "x" * 200, "2026"])
def test_a_good_slug_passes(slug):
    check_slug(slug)


@given(st.text(st.characters(max_codepoint=127), max_size=260), st.sampled_from(["en", "fa"]))
def test_plain_ascii_is_made_at_once_and_the_same(text, language):
    assert make_slug(text, language) == letter_by_letter(text, language)
