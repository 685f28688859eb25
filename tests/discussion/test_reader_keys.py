"""Readers' keys: derived, typed from paper, and not what is kept."""

import secrets

import pytest

from courant.discussion import reader_keys

KEY = "abcdefghij2345672345"


def test_keys_differ_by_token_and_story_and_are_not_what_is_kept():
    token = secrets.token_urlsafe(32)
    key = reader_keys.long_key(token, story_id="12")[: reader_keys.LENGTH]
    assert (len(key), reader_keys.is_key(key)) == (20, True)
    assert reader_keys.key_behind(reader_keys.hash_of(key), given="", token=token, story_id="12") == key
    others = [reader_keys.long_key(token, story_id="13"), reader_keys.long_key(token[:-1], story_id="12")]
    assert len({key, *(other[: reader_keys.LENGTH] for other in others)}) == 3
    kept = {reader_keys.hash_of(key), reader_keys.hash_of_token(token, story_id="12")}
    assert len(kept) == 2
    assert not any(key in hash or token in hash for hash in kept)


def test_the_secret_of_another_site_makes_other_keys(settings):
    token = secrets.token_urlsafe(32)
    here = reader_keys.long_key(token, story_id="12")
    settings.SECRET_KEY = "another secret of another site, long enough"
    assert reader_keys.long_key(token, story_id="12") != here


def test_a_code_is_its_key_in_four_groups():
    assert reader_keys.code_of(KEY) == "abcde-fghij-23456-72345"


@pytest.mark.parametrize("typed", [
    KEY, "abcde-fghij-23456-72345", "ABCDE FGHIJ 23456 72345", " abcde\u2013fghij\u00a023456_72345\n", "abcde.fghij 23456 72345",
])  # fmt: skip
def test_a_code_may_be_typed_with_whatever_stands_between(typed):
    assert reader_keys.key_typed(typed) == KEY


def test_a_nought_and_a_one_are_read_as_the_letters_that_they_look_like():
    assert reader_keys.key_typed("O1O1O-LLLLL-01010-aaaaa") == "olololllllololoaaaaa"


@pytest.mark.parametrize("typed", ["", "abcde", KEY + "a", "é" * 20, "8" * 20, "a" * 20 + " " * 100, "٢" * 20])
def test_anything_else_is_no_code(typed):
    assert reader_keys.key_typed(typed) == ""
