"""The doubt about comments too short to say anything."""

import pytest

from courant.discussion.checks import length
from courant.discussion.submission import Submission


@pytest.mark.parametrize("text", ["!!!", "👍👍👍", "12345", "a"])
def test_it_doubts_what_has_hardly_a_letter(text):
    assert length.doubt(Submission(text)).words.startswith("Hardly any letters")


@pytest.mark.parametrize("text", ["No.", "نعم", "好的", "မင်္ဂလာပါ"])
def test_it_lets_short_answers_pass(text):
    assert length.doubt(Submission(text)) is None
