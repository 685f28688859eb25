"""The doubt about comments in which one character goes on and on."""

from courant.discussion.checks import shape
from courant.discussion.models import Comment
from courant.discussion.reader_keys import Reader

READER = Reader(hash="")


def test_it_doubts_walls_of_one_character():
    assert shape.doubt(Comment(text="A" * 30), READER) == "“A” 30 times in a row"
    assert shape.doubt(Comment(name="ه" * 40, text="Fine."), READER) == "“ه” 40 times in a row"


def test_it_lets_feeling_pass():
    assert shape.doubt(Comment(text="Noooooooooo!!!!!!!!" + " " * 40), READER) is None
