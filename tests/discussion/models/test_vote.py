"""Votes, one a reader; bursts of them are kept apart."""

from datetime import UTC, datetime, timedelta

import pytest

from courant.discussion import to_documents
from courant.discussion.models import Burst, BurstOutcome, Choice, Conflict, Vote
from courant.discussion.signals import votes_changed

pytestmark = pytest.mark.usefixtures("every_vote_shown")
NOON = datetime(2026, 11, 22, 12, 0, 30, tzinfo=UTC)


@pytest.fixture
def announced():
    heard = []

    def hear(sender, threads, **_):
        heard.extend(thread.pk for thread in threads)

    votes_changed.connect(hear)
    yield heard
    votes_changed.disconnect(hear)


@pytest.fixture
def voters(make_thread):
    """New readers who vote: `voters(40, at=NOON)`; gives the thread."""
    thread, known = make_thread(), 0

    def vote(number, *, at=NOON, choice=Choice.YES):
        nonlocal known
        for known in range(known + 1, known + 1 + number):  # noqa: B020 — goes on counting
            Vote.cast(choice, on=thread, by=f"{known:064}", at=at)
        return thread

    return vote


def shown(thread):
    document = to_documents.thread(thread.pk)
    return document.yes, document.no


def test_only_a_vote_that_changes_the_count_is_announced(make_thread, announced):
    thread = make_thread()
    announced.clear()
    for choice in (Choice.YES, Choice.YES, Choice.NO, Choice.NO, Choice.YES):
        Vote.cast(choice, on=thread, by="a" * 64, at=NOON)
    assert announced == ["12"] * 3
    assert Vote.objects.get().choice == Choice.YES


def test_only_the_minute_of_a_vote_is_kept(make_thread):
    Vote.cast(Choice.YES, on=make_thread(), by="a" * 64, at=NOON)
    assert Vote.objects.get().minute == NOON.replace(second=0)


def test_what_a_small_newsroom_is_used_to_counts(voters):
    thread = voters(30)
    for minute in range(1, 9):
        voters(30, at=NOON + timedelta(minutes=minute))
    assert shown(thread) == (270, 0)
    assert not Burst.objects.exists()


def test_a_burst_is_kept_apart_with_its_whole_minute(voters):
    thread = voters(10, at=NOON - timedelta(minutes=1))
    voters(41, choice=Choice.NO)
    assert shown(thread) == (10, 0)
    burst = Burst.objects.get()
    assert burst.votes.count() == 41
    voters(5, at=NOON + timedelta(minutes=1), choice=Choice.NO)
    assert shown(thread) == (10, 5)


def test_a_story_that_readers_come_to_in_numbers_may_have_more(voters):
    thread = voters(30, at=NOON - timedelta(hours=3))
    voters(120)
    assert shown(thread) == (150, 0)
    voters(1)
    assert shown(thread) == (30, 0)


def test_a_burst_that_stays_under_the_limit_of_the_minute_is_found_by_the_hour(voters):
    for minute in range(12):
        thread = voters(29, at=NOON + timedelta(minutes=minute))
    # The minute in which the three hundred were full, and what came after it.
    assert shown(thread) == (290, 0)
    assert Burst.objects.get().votes.count() == 12 * 29 - 290


@pytest.mark.parametrize(("outcome", "counts"), [(BurstOutcome.RELEASED, (40, 0)), (BurstOutcome.DISCARDED, (0, 0))])
def test_a_moderator_decides_whether_it_counts_and_may_think_again(voters, moderator, announced, outcome, counts):
    thread = voters(40)
    burst = Burst.objects.get()
    announced.clear()
    burst.decide(outcome, by=moderator, version=1)
    assert (shown(thread), announced, burst.decided_by_name) == (counts, ["12"], "moderator")
    other = next(one for one in BurstOutcome if one != outcome)
    burst.decide(other, by=moderator, version=2)
    assert shown(thread) != counts


def test_of_two_decisions_the_second_is_told(voters, moderator, second_moderator):
    thread = voters(40)
    one, other = Burst.objects.get(), Burst.objects.get()
    one.decide(BurstOutcome.RELEASED, by=moderator, version=1)
    with pytest.raises(Conflict):
        other.decide(BurstOutcome.DISCARDED, by=second_moderator, version=1)
    assert shown(thread) == (40, 0)


def test_who_answers_again_later_counts(voters):
    thread = voters(40)
    Vote.cast(Choice.NO, on=thread, by=f"{40:064}", at=NOON + timedelta(minutes=7))
    assert shown(thread) == (0, 1)


def test_what_comes_after_a_decision_in_the_same_minute_is_a_burst_of_its_own(voters, moderator):
    thread = voters(40)
    Burst.objects.get().decide(BurstOutcome.DISCARDED, by=moderator, version=1)
    voters(3)
    assert Burst.objects.filter(outcome="").get().votes.count() == 3
    assert shown(thread) == (0, 0)
