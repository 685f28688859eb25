"""The note about comments that came without a stamp."""

import pytest

from courant.discussion import checks
from courant.discussion.submission import Lane, Submission


@pytest.mark.parametrize("lane", [Lane.SLOW, Lane.NEITHER])
def test_the_slow_lane_is_noted_and_leads_to_nothing(lane):
    verdict = checks.before_receipt(Submission("Good piece, thank you.", lane=lane))
    assert [doubt.check for doubt in verdict.doubts] == ["lane"]
    assert not verdict.is_held and not verdict.is_refused


def test_a_stamp_is_not_worth_a_word():
    assert checks.before_receipt(Submission("Good piece, thank you.", lane=Lane.STAMP)).doubts == ()
