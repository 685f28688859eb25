"""Digits of an edition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courant.lib.digits import NUMBERINGS, to_digits


def test_numbers_are_written_in_the_digits_of_the_edition():
    assert to_digits(1500, "latn") == "1500"
    assert to_digits(1500, "arab") == "١٥٠٠"
    assert to_digits("-1500", "arabext") == "-۱۵۰۰"


def test_only_ascii_digits_change():
    assert to_digits("3 نظر، ۴ و ٥", "arabext") == "۳ نظر، ۴ و ٥"
    assert to_digits("", "arab") == ""


def test_an_unknown_numbering_is_refused_by_name():
    with pytest.raises(ValueError, match=r"'roman'.*latn, arab, arabext"):
        to_digits("1", "roman")


@given(st.integers(), st.sampled_from(NUMBERINGS))
def test_digits_keep_their_number(number, numbering):
    assert int(to_digits(number, numbering)) == number
