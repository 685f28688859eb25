"""The learned doubt called spam; how it learns is in tests/discussion/test_learning.py."""

import pytest

from courant.discussion.checks import spam
from courant.discussion.learning import Record


@pytest.mark.parametrize("score", [None, 0.1, 0.49])
def test_it_says_nothing_where_too_little_was_learned_or_the_score_is_low(make_comment, score):
    comment = make_comment()
    comment.scores = {} if score is None else {"spam": score}
    assert spam.doubt(comment) is None


def test_it_says_how_sure_it_is_and_how_often_it_was_right(make_comment):
    comment = make_comment()
    comment.scores, comment.records = {"spam": 0.9312}, {"spam": Record("spam")}
    comment.records["spam"]._latest = [(0.5, True)] * 97 + [(0.99, False)] * 23 + [(0.49, True)] * 5
    doubt = spam.doubt(comment)
    assert "(93%); of 120 that " in doubt.words and " 97 were" in doubt.words
    assert doubt.numbers == {"score": 0.9312, "called": 120, "right": 97}
