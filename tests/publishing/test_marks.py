"""What came after a moment is told by keys, whatever the clock says."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courant.publishing import marks
from courant.publishing.marks import Mark
from courant.publishing.models import Change

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_noted(db):
    Change.objects.all().delete()


def noted(key, *, is_printed=True):
    printed_at = timezone.now() - timedelta(days=9) if is_printed else None  # a clock that was set back
    return Change.objects.create(pk=key, subject=f"story:{key}", printed_at=printed_at).pk


def test_what_comes_after_is_later_and_what_was_there_is_not():
    noted(50_001)
    mark = Mark.read(Mark.now(with_waiting=True).written())
    later = [noted(50_002), noted(50_003, is_printed=False)]
    assert list(mark.later()) == later


def test_a_change_that_was_given_a_lower_key_and_committed_later_is_later():
    noted(50_001), noted(50_003)
    mark = Mark.now(with_waiting=True)
    assert list(mark.later()) == []
    noted(50_002)
    assert list(mark.later()) == [50_002]


def test_what_waits_is_later_for_whom_only_printed_changes_count():
    noted(3, is_printed=False), noted(50_000), noted(50_001, is_printed=False)
    mark = Mark.now(with_waiting=False)
    Change.objects.update(printed_at=timezone.now())
    assert list(mark.later()) == [3, 50_001]
    assert list(Mark.now(with_waiting=True).later()) == []


def test_before_the_first_change_everything_is_later():
    mark = Mark.now(with_waiting=True)
    assert list(mark.later()) == []
    assert list(mark.later()) == [] and [noted(1), noted(2)] == list(mark.later())


def test_what_was_pruned_long_ago_costs_nothing(monkeypatch):
    monkeypatch.setattr(marks, "REACH", 5)
    noted(7), noted(90)
    assert Mark.now(with_waiting=True) == Mark(90, [86, 87, 88, 89])
