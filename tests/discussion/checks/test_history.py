"""The doubt about a key whose comments were mostly not published."""

import pytest

from courant.discussion.checks import history
from courant.discussion.models import Status

KEY = {"reader_hash": "k" * 64}


@pytest.mark.parametrize(
    ("refused", "approved", "is_doubted"),
    [(0, 0, False), (1, 0, False), (2, 0, True), (2, 2, False), (3, 2, True), (2, 9, False)],
)
def test_it_doubts_a_key_of_which_most_was_refused(make_comment, refused, approved, is_doubted):
    for number in range(refused):
        make_comment(status=(Status.REJECTED, Status.SPAM)[number % 2], **KEY)
    for _ in range(approved):
        make_comment(status=Status.APPROVED, **KEY)
    make_comment(status=Status.PREMOD, **KEY)
    doubt = history.doubt(make_comment(**KEY))
    assert bool(doubt) == is_doubted
    if doubt:
        assert doubt.words == f"Of the last {refused + approved} comments under this key, {refused} were not published"


def test_what_was_imported_has_no_key_and_no_history(make_comment):
    for _ in range(3):
        make_comment(status=Status.REJECTED, reader_hash="")
    assert history.doubt(make_comment(reader_hash="")) is None


def test_another_reader_is_not_judged_by_it(make_comment):
    for _ in range(3):
        make_comment(status=Status.REJECTED, **KEY)
    assert history.doubt(make_comment(reader_hash="o" * 64)) is None
