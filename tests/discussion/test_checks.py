"""The family of checks: all are asked, every reason is kept, one table decides, and a failure holds the comment."""

import inspect
from pathlib import Path

import pytest
from django.db import OperationalError

from courant.discussion import checks
from courant.discussion.checks import closed, length, links, repeated
from courant.discussion.doubts import Doubt, Outcome
from courant.discussion.submission import Submission

FOLDER = Path(checks.__file__).parent


def test_every_module_of_the_family_is_in_the_table_once():
    members = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    assert set(checks.TABLE) == members
    assert len(checks.BEFORE_RECEIPT) + len(checks.IN_WORKER) == len(members)


def test_only_what_is_asked_before_the_receipt_can_refuse_it():
    assert Outcome.REFUSE not in checks.IN_WORKER.values()


def test_every_check_has_one_verb_a_name_for_people_and_says_what_it_doubts():
    for check in checks.BEFORE_RECEIPT | checks.IN_WORKER:
        assert len(inspect.signature(check.doubt).parameters) == 1
        assert check.__doc__.startswith(("Doubt ", "Note ", "Score ")) and check.NAME


def test_all_are_asked_and_all_reasons_are_kept():
    text = "www.a.example www.b.example www.c.example " + "!" * 40
    verdict = checks.before_receipt(Submission(text, is_open=False, is_trap_filled=True))
    assert {doubt.check for doubt in verdict.doubts} == {"closed", "links", "shape", "honeypot"}
    assert verdict.is_refused and verdict.is_held
    assert [Doubt.read(stored) for stored in verdict.stored()] == list(verdict.doubts)


@pytest.mark.parametrize("check", [closed, length, links])
def test_a_check_that_fails_holds_the_comment_says_so_and_stops_no_other(check, monkeypatch, caplog):
    def stumble(_submission):
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(check, "doubt", stumble)
    verdict = checks.before_receipt(Submission("Good piece. " + "!" * 40))
    name = checks.name_of(check)
    assert {doubt.check for doubt in verdict.doubts} == {name, "shape"}
    failed = next(doubt for doubt in verdict.doubts if doubt.check == name)
    assert failed.has_failed and "ZeroDivisionError: division by zero" in failed.words
    assert verdict.is_held and not verdict.is_refused, "whatever the check leads to when it works"
    assert Doubt.read(failed.stored()) == failed
    assert f"The check {name} has failed." in caplog.text


def test_a_database_that_is_away_is_no_reason_to_hold_anything(monkeypatch, make_comment):
    def away(_comment):
        raise OperationalError("the database is shutting down")

    monkeypatch.setattr(repeated, "doubt", away)
    with pytest.raises(OperationalError):
        checks.in_worker(make_comment())


def test_a_doubt_of_a_check_that_is_gone_holds_the_comment():
    assert checks.outcome_of(Doubt("phase of the moon", "It is waning")) is Outcome.HOLD
