"""Approvals and rejections, as moderators create them."""

import pytest
from django.test import Client

from courant.discussion.models import Comment, Decision, Reason, Status


def approve(client, comment, **form):
    return client.post(f"/desk/discussion/comments/{comment.pk}/approvals/", {"version": comment.version} | form)


def reject(client, comment, **form):
    default = {"version": comment.version, "reason": "rule", "rule": "2", "told": "Please rephrase."}
    return client.post(f"/desk/discussion/comments/{comment.pk}/rejections/", default | form)


def test_an_approval_shows_the_comment_and_goes_on_in_the_queue(desk, moderator, make_comment):
    comment = make_comment()
    answer = approve(desk(moderator), comment, next="/desk/discussion/?p=2#comment-9")
    assert (answer.status_code, answer["Location"]) == (302, "/desk/discussion/?p=2#comment-9")
    assert Comment.objects.get().is_visible
    assert Decision.objects.get().by == moderator


def test_a_rejection_records_the_rule_of_the_printed_policy(desk, moderator, make_comment):
    reject(desk(moderator), make_comment())
    decision = Decision.objects.get()
    assert (decision.rule_number, decision.rule_title, decision.policy_version) == (2, "No threats", 3)
    assert (decision.reason, decision.told) == (Reason.RULE, "Please rephrase.")
    assert Comment.objects.get().status == Status.REJECTED


def test_an_approved_comment_can_be_rejected_and_approved_again(desk, moderator, make_comment):
    client, comment = desk(moderator), make_comment()
    for act in (approve, reject, approve):
        assert act(client, comment).status_code == 302
        comment.refresh_from_db()
    assert comment.status == Status.APPROVED
    assert Decision.objects.count() == 3


def test_the_second_moderator_is_told_and_sees_how_it_stands(desk, moderator, second_moderator, make_comment):
    comment = make_comment("A matter of taste.")
    approve(desk(moderator), comment)
    answer = reject(desk(second_moderator), comment)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "A matter of taste." in page
    assert "Approved" in page
    assert "moderator" in page
    assert Decision.objects.count() == 1


def test_the_same_decision_twice_is_one_decision(desk, moderator, make_comment):
    client, comment = desk(moderator), make_comment()
    approve(client, comment)
    assert approve(client, comment).status_code == 409
    comment.refresh_from_db()
    assert approve(client, comment).status_code == 409
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("form", [
    {"rule": ""}, {"rule": "9"}, {"rule": "two"}, {"reason": "mood"}, {"reason": ""}, {"told": "x" * 1001},
    {"told": "a\0b"}, {"told": "a\x1bb"}, {"version": ""}, {"version": "one"}, {"version": "0"},
])  # fmt: skip
def test_an_unclear_rejection_is_asked_again_with_what_was_typed(desk, moderator, make_comment, form):
    answer = reject(desk(moderator), make_comment(), **form)
    assert answer.status_code == 400
    assert form.get("told", "Please rephrase.").replace("\0", "") in answer.content.decode().replace("\0", "")
    assert not Decision.objects.exists()


@pytest.mark.parametrize("form", [{"version": ""}, {"version": "x"}])
def test_an_unclear_approval_approves_nothing(desk, moderator, make_comment, form):
    assert approve(desk(moderator), make_comment(), **form).status_code == 400
    assert Comment.objects.get().status == Status.PREMOD


def test_a_reason_besides_the_rule_is_a_note(desk, moderator, make_comment):
    reject(desk(moderator), make_comment(), reason="law", rule="", told="")
    assert not Decision.objects.exists()
    reject(desk(moderator), make_comment(), reason="law", rule="1", told="")
    decision = Decision.objects.get()
    assert (decision.rule.number, decision.policy_version, decision.reason) == (1, 3, Reason.LAW)


def test_a_rule_of_another_version_is_asked_again(desk, moderator, make_comment, printed):
    client, comment = desk(moderator), make_comment()
    printed.put(printed.an_edition("en", policy_version=4))
    answer = reject(client, comment, policy_version="3")
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "The policy has changed since you opened this page." in page
    assert 'name="policy_version" value="4"' in page
    assert reject(client, comment, policy_version="4").status_code == 302
    assert Decision.objects.get().policy_version == 4


def test_where_the_policy_has_no_rules_nothing_can_be_rejected_and_the_way_out_is_named(
    desk, moderator, make_comment, printed
):
    printed.put(printed.an_edition("en", policy_rules=()))
    comment, client = make_comment(), desk(moderator)
    assert "An editor writes rules on" in client.get("/desk/discussion/").content.decode()
    answer = reject(client, comment, rule="")
    assert answer.status_code == 400
    assert "An editor writes rules on" in answer.content.decode()


def test_it_does_not_lead_away_from_the_site(desk, moderator, make_comment):
    assert approve(desk(moderator), make_comment(), next="https://evil.example/")["Location"] == "/desk/discussion/"


def test_no_decision_by_get_or_without_a_token(moderator, desk, make_comment):
    comment = make_comment()
    for noun in ("approvals", "rejections", "spam"):
        assert desk(moderator).get(f"/desk/discussion/comments/{comment.pk}/{noun}/").status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(moderator)
    assert approve(strict, comment).status_code == 403
    assert not Decision.objects.exists()


def test_spam_is_a_verdict_of_its_own_and_can_be_undone(desk, moderator, make_comment):
    client, comment = desk(moderator), make_comment()
    address = f"/desk/discussion/comments/{comment.pk}/spam/"
    assert client.post(address, {"version": comment.version}).status_code == 302
    comment.refresh_from_db()
    assert comment.status == Status.SPAM and Decision.objects.get().after == Status.SPAM
    assert client.post(address, {"version": comment.version}).status_code == 409
    assert approve(client, comment).status_code == 302


def test_an_unknown_comment_is_not_found(desk, moderator):
    assert desk(moderator).post("/desk/discussion/comments/404/approvals/", {"version": 1}).status_code == 404
