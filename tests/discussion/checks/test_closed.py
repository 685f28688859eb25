"""The doubt about comments where none are taken."""

from courant.discussion import checks
from courant.discussion.submission import Submission


def test_it_has_a_comment_on_a_closed_thread_handed_back():
    assert checks.before_receipt(Submission("Good piece, thank you.", is_open=False)).is_refused


def test_it_lets_comments_on_an_open_thread_pass():
    assert checks.before_receipt(Submission("Good piece, thank you.")).doubts == ()
