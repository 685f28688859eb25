"""Whatever is tried with a comment, an edit or an appeal, in any order: what STANDARDS.md allows happens and leaves one
record; everything else is a conflict and changes nothing."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import F
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from courant.discussion.models import Appeal, Comment, Conflict, Decision, Edit, OwnDecision, Revision, Status
from courant.discussion.models.comment import EDIT_WINDOW
from courant.discussion.models.decision import APPEAL_WITHIN
from courant.discussion.models.purging import purge_refused
from courant.documents import Rule
from tests.discussion.conftest import AT

RULE = Rule(number=2, title="No threats", text="No threats.")
S = Status
DOUBT = {"check": "links", "words": "3 links", "numbers": {}}
UNDECIDED = {S.PREMOD, S.SYSTEM_WITHHELD, S.NONE}
REFUSED = {S.REJECTED, S.SPAM}


@dataclass
class Expected:
    """What should be the case, kept apart from what is tested."""

    status: Status
    purged: bool = False
    edit: str = ""  # of the newest edit: waiting, approved, rejected, or gone
    appeal: str = ""  # against the newest decision: open or over
    refusal: bool = False  # whether the newest decision refused the comment

    def is_seen(self):
        return self.status in {S.APPROVED, S.NONE}

    def decided(self, status):
        self.status, self.appeal, self.refusal = status, "", status in REFUSED
        if status in {S.AUTHOR_DELETED, S.EXPIRED}:
            self.forget()

    def forget(self):
        self.purged, self.edit = True, self.edit and "gone"


def may(expected, verb):
    """STANDARDS.md, "Comments", Transitions."""
    status, appeal = expected.status, expected.appeal
    live = not expected.purged
    return {
        "approve": live and status in UNDECIDED | REFUSED,
        "reject": status in UNDECIDED | {S.APPROVED},
        "mark_spam": status in UNDECIDED,
        "withdraw": status in UNDECIDED | {S.APPROVED},
        "expire": status in UNDECIDED,
        "revise": status in UNDECIDED | {S.APPROVED},
        "edit.approve": live and expected.is_seen() and expected.edit in ("waiting", "rejected"),
        "edit.reject": live and expected.edit == "waiting",
        "edit.expire": live and expected.edit == "waiting",
        "contest": live and expected.refusal and status in REFUSED and not appeal,
        "uphold": appeal == "open",
        "reverse": appeal == "open",
        "purge": live and status in REFUSED and appeal != "open",
    }[verb]


def follow(expected, verb):
    """What should be the case afterwards; returns how many decisions are written down."""
    if ends := {"approve": S.APPROVED, "reject": S.REJECTED, "mark_spam": S.SPAM, "withdraw": S.AUTHOR_DELETED,
                "expire": S.EXPIRED, "reverse": S.APPROVED}.get(verb):  # fmt: skip
        expected.decided(ends)
        return 1
    if verb == "revise":
        if expected.is_seen():
            expected.edit = "waiting"
        else:
            expected.status = S.PREMOD
    elif verb.startswith("edit."):
        expected.edit = {"edit.approve": "approved", "edit.reject": "rejected", "edit.expire": "gone"}[verb]
        return 1
    elif verb == "purge":
        expected.forget()
    else:
        expected.appeal = {"contest": "open", "uphold": "over"}[verb]
    return 0


def attempt(verb, comment, *, moderator, second, number):
    edit = comment.revisions.order_by("pk").last()
    decision = comment.last_decision
    cited = {"rule": RULE, "policy_version": 3}
    if verb.startswith("edit.") and edit is None or verb in ("contest", "uphold", "reverse") and decision is None:
        raise Conflict
    if verb in ("uphold", "reverse"):
        getattr(newest(Appeal.objects.filter(decision=decision)), verb)(by=second, told="We looked again.")
    elif verb == "purge":
        no_open = not Appeal.objects.filter(decision__comment=comment, outcome=None).exists()
        if not (no_open and purge_refused(comment, at=AT)):
            raise Conflict
    else:
        {
            "approve": lambda: comment.approve(by=moderator),
            "reject": lambda: comment.reject(by=moderator, **cited),
            "mark_spam": lambda: comment.mark_spam(by=moderator),
            "withdraw": comment.withdraw,
            "expire": comment.expire,
            "revise": lambda: comment.revise(an_edit(number)),
            "edit.approve": lambda: edit.approve(by=moderator),
            "edit.reject": lambda: edit.reject(by=moderator, **cited),
            "edit.expire": lambda: edit.expire(),
            "contest": lambda: decision.contest("But it is true.", at=decision.at + timedelta(days=1)),
        }[verb]()


def newest(rows):
    if (row := rows.order_by("pk").last()) is None:
        raise Conflict
    return row


def an_edit(number, *, text="", at=AT):
    text = text or f"Said otherwise, {number}."
    return Edit(text=text, direction="auto", text_digest=f"d{number}", token_hash=f"t{number}", at=at)


def everything():
    return [list(kind.objects.order_by("pk").values()) for kind in (Comment, Revision, Decision, Appeal)]


VERBS = sorted({
    "approve", "reject", "mark_spam", "withdraw", "expire", "revise", "edit.approve", "edit.reject", "edit.expire",
    "contest", "uphold", "reverse", "purge",
})  # fmt: skip
# Whoever does these has looked at the comment before.
SEEN_FIRST = {"approve", "reject", "mark_spam", "withdraw", "expire"}


@hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(start=st.sampled_from(Status), verbs=st.lists(st.sampled_from(VERBS), min_size=1, max_size=12), data=st.data())
def test_any_verbs_in_any_order(make_comment, moderator, second_moderator, start, verbs, data):
    with transaction.atomic():
        comment = make_comment(status=start)
        expected = Expected(start)
        for number, verb in enumerate(verbs):
            comment.refresh_from_db()
            before, decisions = everything(), Decision.objects.count()
            is_late = verb in SEEN_FIRST and data.draw(st.booleans(), label=f"somebody was faster than {verb}")
            if is_late:
                Comment.objects.update(version=F("version") + 1)
                before = everything()
            if may(expected, verb) and not is_late:
                attempt(verb, comment, moderator=moderator, second=second_moderator, number=number)
                assert Decision.objects.count() == decisions + follow(expected, verb), verb
                assert everything() != before
            else:
                with pytest.raises(Conflict), transaction.atomic():
                    attempt(verb, comment, moderator=moderator, second=second_moderator, number=number)
                assert everything() == before, verb
            comment.refresh_from_db()
            assert (comment.status, comment.purged_at is not None) == (expected.status, expected.purged)
            assert not (comment.purged_at and (comment.text or comment.name or comment.revisions.exclude(text="")))
        transaction.set_rollback(True)


@pytest.mark.parametrize("start", Status)
@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_from_every_status(make_comment, moderator, second_moderator, start, verb):
    comment, expected = make_comment(status=start), Expected(start)
    before = everything()
    if may(expected, verb):
        attempt(verb, comment, moderator=moderator, second=second_moderator, number=0)
        assert Decision.objects.count() == follow(expected, verb)
    else:
        with pytest.raises(Conflict), transaction.atomic():
            attempt(verb, comment, moderator=moderator, second=second_moderator, number=0)
        assert everything() == before
    assert Comment.objects.get().status == expected.status


def test_an_edit_of_what_readers_see_waits_while_the_old_text_stands(make_comment, moderator):
    comment = make_comment("As it was.", status=S.APPROVED)
    comment.revise(an_edit(1, text="As it should be."))
    assert Comment.objects.get().text == "As it was."
    edit = Revision.objects.waiting().get()
    seen = Comment.objects.get()
    edit.approve(by=moderator)
    assert Comment.objects.get().text == "As it should be."
    assert Revision.objects.get().text == ""  # it is in one place only
    assert Decision.objects.get().revision == edit
    with pytest.raises(Conflict):  # who was about to reject the old text is told
        seen.reject(by=moderator, rule=RULE, policy_version=3)


def test_a_second_edit_takes_the_place_of_one_that_waits_and_the_same_again_changes_nothing(make_comment):
    comment = make_comment(status=S.APPROVED)
    for number in (1, 2, 2):
        comment.revise(an_edit(number))
    assert [(edit.text, edit.version) for edit in Revision.objects.all()] == [("Said otherwise, 2.", 2)]
    before = everything()
    comment.revise(an_edit(3, text="Said otherwise, 2."))
    assert everything() == before


def test_an_edit_that_still_waits_is_checked_anew(make_comment):
    comment = make_comment(status=S.SYSTEM_WITHHELD, doubts=[DOUBT], checked_at=AT, risk=0.5)
    comment.revise(an_edit(1))
    stored = Comment.objects.get()
    assert (stored.text, stored.status, stored.doubts) == ("Said otherwise, 1.", S.PREMOD, [])
    assert (stored.version, stored.edited_at, stored.checked_at, stored.risk) == (2, AT, None, 0)


def test_the_window_for_edits_closes(make_comment):
    comment = make_comment(status=S.APPROVED)
    comment.revise(an_edit(1, at=AT + EDIT_WINDOW - timedelta(seconds=1)))
    with pytest.raises(Conflict):
        comment.revise(an_edit(2, at=AT + EDIT_WINDOW))


def test_an_edit_that_was_rejected_does_not_come_back_over_a_later_one(make_comment, moderator):
    comment = make_comment(status=S.APPROVED)
    comment.revise(an_edit(1))
    first = Revision.objects.get()
    first.reject(by=moderator, rule=RULE, policy_version=3)
    comment.revise(an_edit(2))
    Revision.objects.waiting().get().approve(by=moderator)
    with pytest.raises(Conflict):
        first.approve(by=moderator)
    assert Comment.objects.get().text == "Said otherwise, 2."


def test_another_moderator_decides_about_an_appeal_where_there_is_one(make_comment, moderator, second_moderator):
    comment = make_comment()
    comment.reject(by=moderator, rule=RULE, policy_version=3)
    appeal = comment.last_decision.contest("But it is true.", at=comment.decided_at)
    with pytest.raises(OwnDecision):
        appeal.uphold(by=moderator, told="No.")
    with pytest.raises(OwnDecision):
        appeal.reverse(by=moderator, told="Yes.")
    assert Appeal.objects.open().get() == appeal
    second_moderator.is_active = False
    second_moderator.save()
    appeal.reverse(by=moderator, told="You are right.")
    assert Comment.objects.get().status == S.APPROVED
    assert Appeal.objects.values_list("outcome", "told").get() == ("REVERSED", "You are right.")


def test_there_is_one_appeal_a_decision_and_twenty_days_for_it(make_comment, moderator, second_moderator):
    comment = make_comment()
    comment.reject(by=moderator, rule=RULE, policy_version=3)
    decision = comment.last_decision
    with pytest.raises(Conflict):
        decision.contest("Late.", at=decision.at + APPEAL_WITHIN)
    appeal = decision.contest("In time.", at=decision.at + APPEAL_WITHIN - timedelta(seconds=1))
    appeal.uphold(by=second_moderator, told="It is a threat.")
    with pytest.raises(Conflict):
        Decision.objects.get().contest("Once more.", at=decision.at)
    comment.approve(by=moderator)
    comment.reject(by=moderator, rule=RULE, policy_version=3)
    assert comment.last_decision.contest("Another decision.", at=comment.decided_at)


def test_whoever_changes_their_mind_reverses_the_appeal(make_comment, moderator):
    comment = make_comment()
    comment.reject(by=moderator, rule=RULE, policy_version=3)
    comment.last_decision.contest("But it is true.", at=comment.decided_at)
    comment.approve(by=moderator)
    assert Appeal.objects.values_list("outcome", "decided_by_name").get() == ("REVERSED", "moderator")


def test_an_appeal_about_an_edit_brings_the_edit(make_comment, moderator, second_moderator):
    comment = make_comment("As it was.", status=S.APPROVED)
    comment.revise(an_edit(1))
    edit = Revision.objects.get()
    edit.reject(by=moderator, rule=RULE, policy_version=3)
    assert comment.last_decision is None
    decision = edit.decisions.get()
    decision.contest("It only says where.", at=decision.at).reverse(by=second_moderator, told="So it does.")
    assert Comment.objects.get().text == "Said otherwise, 1."
