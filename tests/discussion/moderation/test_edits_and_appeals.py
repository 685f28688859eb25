"""Edits and appeals are worked off in the queue."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courant.discussion import settling
from courant.discussion.models import Appeal, Comment, Edit, LogEntry, Outcome, Status
from courant.documents import Rule

RULE = Rule(number=2, title="No threats", text="No threats.")
SCRIPT = {"X-Requested-With": "courant-queue"}


@pytest.fixture
def edited(make_comment):
    """A published comment with an edit that waits, and that nothing is said against."""
    now = timezone.now()
    comment = make_comment("Old words.", status=Status.APPROVED, posted_at=now - timedelta(minutes=2))
    comment.revise(Edit(text="New <b>words</b>.", direction="ltr", text_digest="d" * 64, token_hash="e" * 64, at=now))
    settling.settle_some()
    return comment.revisions.get()


@pytest.fixture
def appealed(make_comment, moderator):
    """A rejection by `moderator`, and what its author has to say."""
    comment = make_comment("Rejected words.")
    comment.reject(by=moderator, rule=RULE, policy_version=3)
    return Appeal.objects.create(decision=comment.last_decision, text="<i>Unfair</i>.", at=timezone.now())


def test_old_and_new_words_stand_together_and_the_new_ones_take_over(desk, moderator, edited):
    client = desk(moderator)
    page = client.get("/desk/discussion/edits/").content.decode()
    assert "Old words." in page and "New &lt;b&gt;words&lt;/b&gt;." in page
    assert client.post(f"/desk/discussion/edits/{edited.pk}/approvals/", {"version": 1}).status_code == 302
    assert Comment.objects.get().text == "New <b>words</b>."
    assert LogEntry.objects.get().act == "edit"
    assert "No edit waits." in client.get("/desk/discussion/edits/").content.decode()


def test_the_second_moderator_of_an_edit_is_told(desk, moderator, second_moderator, edited):
    address = f"/desk/discussion/edits/{edited.pk}"
    form = {"version": 1, "rule": "2", "policy_version": "3", "reason": "rule"}
    assert desk(moderator).post(f"{address}/rejections/", form, headers=SCRIPT).status_code == 200
    answer = desk(second_moderator).post(f"{address}/approvals/", {"version": 1})
    assert answer.status_code == 409 and "Somebody was faster" in answer.content.decode()
    assert Comment.objects.get().text == "Old words."


def test_an_edit_is_not_rejected_without_a_rule(desk, moderator, edited):
    answer = desk(moderator).post(f"/desk/discussion/edits/{edited.pk}/rejections/", {"version": 1, "reason": "rule"})
    assert answer.status_code == 400 and "Choose the rule" in answer.content.decode()


def test_whoever_decided_first_does_not_answer_the_appeal(desk, moderator, second_moderator, appealed):
    client, address = desk(moderator), f"/desk/discussion/appeals/{appealed.pk}/answers/"
    page = client.get("/desk/discussion/appeals/").content.decode()
    assert "another moderator answers" in page and "&lt;i&gt;Unfair&lt;/i&gt;." in page and "No threats" in page
    assert client.post(address, {"outcome": "REVERSED", "told": "Sorry."}).status_code == 409
    assert "Publish it after all" in desk(second_moderator).get("/desk/discussion/appeals/").content.decode()


def test_an_appeal_is_answered_once_with_a_reason(desk, second_moderator, appealed):
    client, address = desk(second_moderator), f"/desk/discussion/appeals/{appealed.pk}/answers/"
    assert client.post(address, {"outcome": "UPHELD", "told": " "}).status_code == 400
    assert client.post(address, {"outcome": "REVERSED", "told": "You are right."}, headers=SCRIPT).status_code == 200
    appealed.refresh_from_db()
    assert (appealed.outcome, appealed.told) == (Outcome.REVERSED, "You are right.")
    assert Comment.objects.get().status == Status.APPROVED
    assert LogEntry.objects.last().act == "appeal"
    again = client.post(address, {"outcome": "UPHELD", "told": "No."})
    assert again.status_code == 409 and "Somebody was faster" in again.content.decode()


def test_only_moderators_come_in(desk, reporter, edited, appealed):
    client = desk(reporter)
    for address in ("edits/", "appeals/", f"edits/{edited.pk}/approvals/", f"appeals/{appealed.pk}/answers/"):
        assert client.get(f"/desk/discussion/{address}").status_code in (302, 405)
        assert client.post(f"/desk/discussion/{address}", {"version": 1}).status_code in (302, 405)
    assert Comment.objects.filter(status=Status.APPROVED).get().text == "Old words."
