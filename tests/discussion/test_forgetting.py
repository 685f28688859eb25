"""What is forgotten, and when."""

from datetime import timedelta

import pytest

from courant.discussion.forgetting import forget_some, last_purge
from courant.discussion.models import Ban, Comment, Conflict, Decision, Flag, Revision, Status
from courant.documents import Rule
from tests.discussion.conftest import AT
from tests.discussion.models.test_states import an_edit

RULE = Rule(number=2, title="No threats", text="No threats.")
MONTH = timedelta(days=30)
MOMENT = timedelta(seconds=1)


def everything_but(*left_out):
    return {name: value for name, value in Comment.objects.values().get().items() if name not in left_out}


@pytest.mark.parametrize("status", [Status.PREMOD, Status.SYSTEM_WITHHELD, Status.NONE])
def test_what_nobody_decided_expires_after_a_month_and_its_text_goes_at_once(make_comment, status):
    make_comment("Nobody read this.", name="Layla", status=status)
    assert forget_some(AT + MONTH - MOMENT) == 0
    assert forget_some(AT + MONTH) == 1
    comment = Comment.objects.get()
    assert (comment.status, comment.text, comment.name, comment.text_digest) == (Status.EXPIRED, "", "", "")
    assert comment.purged_at is not None
    assert Decision.objects.values_list("before", "after", "by", "by_name").get() == (status, "EXPIRED", None, "")
    assert forget_some(AT + MONTH) == 0


def test_what_was_published_stays(make_comment):
    make_comment(status=Status.APPROVED, decided_at=AT)
    assert forget_some(AT + 100 * MONTH) == 0


@pytest.mark.parametrize("status", [Status.REJECTED, Status.SPAM])
def test_what_was_refused_is_forgotten_a_month_after_the_decision_and_cannot_change_any_more(
    make_comment, moderator, status
):
    make_comment("A threat.", name="Layla", status=status, decided_at=AT)
    before = everything_but("name", "text", "text_digest", "doubts", "purged_at", "version", "checked_at")
    assert forget_some(AT + MONTH - MOMENT) == 0
    assert forget_some(AT + MONTH) == 1
    comment = Comment.objects.get()
    assert (comment.text, comment.name) == ("", "")
    assert everything_but("name", "text", "text_digest", "doubts", "purged_at", "version", "checked_at") == before
    with pytest.raises(Conflict):
        comment.approve(by=moderator)
    assert last_purge() == AT + MONTH


def test_an_appeal_keeps_it_until_a_month_after_its_end(make_comment, moderator, second_moderator):
    comment = make_comment("Not a threat.")
    comment.reject(by=moderator, rule=RULE, policy_version=3)
    decision = comment.last_decision
    appeal = decision.contest("Read it again.", at=decision.at)
    assert forget_some(decision.at + 10 * MONTH) == 0
    appeal.uphold(by=second_moderator, told="We did.")
    type(appeal).objects.update(decided_at=decision.at + MONTH)
    assert forget_some(decision.at + 2 * MONTH - MOMENT) == 0
    assert forget_some(decision.at + 2 * MONTH) == 1
    appeal.refresh_from_db()
    assert (Comment.objects.get().text, appeal.text, appeal.told) == ("", "", "We did.")


def test_a_withdrawal_takes_everything_along_at_once(make_comment, moderator):
    comment = make_comment("Mine.", name="Layla", status=Status.APPROVED)
    Flag.put_up(comment, reason="other", note="It says: Mine.", by="a" * 64, at=AT)
    comment.revise(an_edit(1))
    comment.withdraw()
    stored = Comment.objects.get()
    assert (stored.status, stored.text, stored.name) == (Status.AUTHOR_DELETED, "", "")
    assert Revision.objects.values_list("status", "text").get() == ("EXPIRED", "")
    assert Flag.objects.get().note == ""


def test_an_edit_that_was_rejected_or_that_nobody_read_is_forgotten_alone(make_comment, moderator):
    comment = make_comment("It stands.", status=Status.APPROVED)
    comment.revise(an_edit(1))
    edit = Revision.objects.get()
    edit.reject(by=moderator, rule=RULE, policy_version=3)
    comment.revise(an_edit(2))
    edit.refresh_from_db()
    assert forget_some(edit.decided_at + MONTH) == 2
    assert set(Revision.objects.values_list("status", "text")) == {("REJECTED", ""), ("EXPIRED", "")}
    assert Comment.objects.get().text == "It stands."


def test_many_are_forgotten_in_pieces(make_comment, monkeypatch):
    monkeypatch.setattr("courant.discussion.forgetting.AT_ONCE", 2)
    for _ in range(3):
        make_comment()
    assert [forget_some(AT + MONTH) for _ in range(3)] == [2, 1, 0]


@pytest.fixture
def contested(moderator):
    """A ban for good that its reader has asked to be looked at again."""
    ban = Ban.put("r" * 64, by=moderator, reason="Insults.", until=None)
    ban.contest("It was my brother in Tirmas.", at=ban.at)
    return ban


def words_at(moment):
    forget_some(moment)
    return Ban.objects.get().appeal


def test_what_a_banned_reader_wrote_is_forgotten_a_month_after_the_answer(contested, second_moderator):
    assert words_at(contested.at + 10 * MONTH) == contested.appeal, "nobody has answered it"
    contested.reply(by=second_moderator, told="We read it again.", is_lifted=False)
    answered = contested.answered_at
    assert words_at(answered + MONTH - MOMENT) == contested.appeal
    assert words_at(answered + MONTH) == ""
    assert last_purge() == answered + MONTH
    assert forget_some(answered + 2 * MONTH) == 0
    kept = Ban.objects.get()
    assert (kept.answer, kept.reason, kept.answered_at) == ("We read it again.", "Insults.", answered)
    with pytest.raises(Conflict):
        kept.contest("Once more.", at=answered + MONTH)


@pytest.mark.parametrize("end", ["lifted", "over"])
def test_and_a_month_after_the_end_of_a_ban_that_nobody_answered(contested, moderator, end):
    if end == "lifted":
        contested.lift(moderator)
        ended = contested.lifted_at
    else:
        ended = contested.at + timedelta(days=7)
        Ban.objects.update(until=ended)
    assert words_at(ended + MONTH - MOMENT) == contested.appeal
    assert words_at(ended + MONTH) == ""
    assert not Ban.objects.contested().exists()
