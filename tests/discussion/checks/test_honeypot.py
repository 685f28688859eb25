"""The doubt about a hidden field that was filled in."""

from courant.discussion import checks
from courant.discussion.submission import Submission


def test_a_filled_trap_is_a_signal_and_holds_nothing():
    verdict = checks.before_receipt(Submission("Good piece, thank you.", is_trap_filled=True))
    assert [doubt.check for doubt in verdict.doubts] == ["honeypot"]
    assert not verdict.is_held and not verdict.is_refused
