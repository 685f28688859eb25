"""What may become of a comment, and that every decision is a record."""

import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from courant.discussion.models import Comment, Conflict, Decision, Status
from courant.discussion.models.comment import TRANSITIONS, VISIBLE
from courant.discussion.signals import thread_changed
from courant.documents import Rule

WAITING = {Status.PREMOD, Status.SYSTEM_WITHHELD, Status.NONE}
# STANDARDS.md, "Comments", for what moderators do.
MAY_BE_APPROVED = WAITING | {Status.REJECTED, Status.SPAM}
MAY_BE_REJECTED = WAITING | {Status.APPROVED}

ROUNDS = 1000 if os.environ.get("COURANT_TORTURE") else 20
RULE = Rule(number=2, title="No threats", text="No threats.")


@pytest.fixture
def announced():
    heard = []

    def hear(sender, thread, **_):
        heard.append((thread.pk, connection.in_atomic_block))

    thread_changed.connect(hear)
    yield heard
    thread_changed.disconnect(hear)


def decide(comment, to, by):
    if to is Status.APPROVED:
        comment.approve(by=by)
    else:
        comment.reject(by=by, rule=RULE, policy_version=3, told="Not this time.")


@pytest.mark.parametrize("before", Status)
@pytest.mark.parametrize("to", [Status.APPROVED, Status.REJECTED])
def test_every_decision_is_carried_out_and_recorded_or_refused_without_a_trace(
    before, to, make_comment, moderator, announced
):
    comment = make_comment(status=before)
    announced.clear()
    if before in (MAY_BE_APPROVED if to is Status.APPROVED else MAY_BE_REJECTED):
        decide(comment, to, moderator)
        decision = Decision.objects.get()
        assert (decision.before, decision.after, decision.by, decision.by_name) == (before, to, moderator, "moderator")
        assert announced == ([("12", True)] if (before in VISIBLE) != (to in VISIBLE) else [])
        assert comment.version == 2
    else:
        with pytest.raises(Conflict):
            decide(comment, to, moderator)
        assert not Decision.objects.exists()
        assert (announced, comment.version) == ([], 1)
    stored = Comment.objects.get()
    assert (stored.status, stored.version) == (comment.status, comment.version)


def test_the_declared_transitions_are_those_of_the_standard():
    ended = {Status.APPROVED, Status.REJECTED, Status.SPAM, Status.EXPIRED, Status.AUTHOR_DELETED}
    expected = dict.fromkeys(WAITING, ended) | {
        Status.APPROVED: {Status.REJECTED, Status.AUTHOR_DELETED},
        Status.REJECTED: {Status.APPROVED}, Status.SPAM: {Status.APPROVED},
        Status.AUTHOR_DELETED: set(), Status.EXPIRED: set(),
    }  # fmt: skip
    assert expected == TRANSITIONS


def test_a_rejection_records_the_rule_as_it_was_and_what_the_author_was_told(make_comment, moderator):
    rule = Rule(number=2, title="No threats", text="We publish no threats.")
    make_comment().reject(by=moderator, reason="rule", rule=rule, policy_version=3, told="Please rephrase.")
    decision = Decision.objects.get()
    assert decision.rule == rule
    assert (decision.reason, decision.policy_version, decision.told) == ("rule", 3, "Please rephrase.")


def test_the_second_of_two_decisions_on_the_same_version_is_told(make_comment, moderator, second_moderator):
    seen_by_one, seen_by_other = make_comment(), Comment.objects.get()
    seen_by_one.approve(by=moderator)
    with pytest.raises(Conflict):
        seen_by_other.reject(by=second_moderator, rule=RULE, policy_version=3)
    assert Comment.objects.get().status == Status.APPROVED
    assert Decision.objects.get().by == moderator


def test_a_decision_that_cannot_be_noted_is_not_made(make_comment, moderator):
    def fails(**_):
        raise RuntimeError("the table of changes is full")

    comment = make_comment()
    thread_changed.connect(fails)
    try:
        with pytest.raises(RuntimeError):
            comment.approve(by=moderator)
    finally:
        thread_changed.disconnect(fails)
    assert (comment.status, Comment.objects.get().status) == (Status.PREMOD, Status.PREMOD)
    assert not Decision.objects.exists()


def test_a_record_outlives_the_account_of_the_moderator(make_comment, moderator):
    make_comment().approve(by=moderator)
    moderator.delete()
    decision = Decision.objects.get()
    assert (decision.by, decision.by_name) == (None, "moderator")


@pytest.mark.django_db(transaction=True)
def test_of_two_racing_moderators_one_wins_and_the_other_is_told(make_comment, moderator, second_moderator):
    def race(act):
        try:
            act()
            return True
        except Conflict:
            return False
        finally:
            connection.close()

    for _ in range(ROUNDS):
        comment = make_comment()
        one, other = Comment.objects.get(pk=comment.pk), Comment.objects.get(pk=comment.pk)
        acts = [
            lambda one=one: one.approve(by=moderator),
            lambda other=other: other.reject(by=second_moderator, rule=RULE, policy_version=3),
        ]
        with ThreadPoolExecutor(2) as two:
            assert sorted(two.map(race, acts)) == [False, True]
        assert comment.decisions.count() == 1


def test_readers_see_what_is_approved_or_shown_before_moderation(make_comment):
    for status in Status:
        make_comment(status=status)
    assert {comment.status for comment in Comment.objects.visible_to_all()} == {Status.APPROVED, Status.NONE}
    assert {comment.status for comment in Comment.objects.waiting()} == WAITING
    assert TRANSITIONS.keys() == set(Status)
