"""The doubt about comments in which one character goes on and on."""

from courant.discussion.checks import shape
from courant.discussion.submission import Submission


def test_it_doubts_walls_of_one_character():
    assert shape.doubt(Submission("A" * 30)).words == "“\u2068A\u2069” 30 times in a row"
    assert shape.doubt(Submission("Fine.", name="ه" * 40)).numbers == {"in_a_row": 40}


def test_it_lets_feeling_pass():
    assert shape.doubt(Submission("Noooooooooo!!!!!!!!" + " " * 40)) is None
