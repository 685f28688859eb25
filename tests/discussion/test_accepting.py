"""Comments that are stored together: what is wrong with one is not felt by the others."""

import secrets
from datetime import UTC, datetime

import pytest

from courant.discussion import accepting
from courant.discussion.accepting import Sent, accept_all
from courant.discussion.draft import Draft
from courant.discussion.models import Comment
from courant.discussion.refused import Refused
from courant.discussion.submit import submit

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def sent(text="Good piece, thank you.", *, story_id="12", token=None, agreed_to=3):
    token = token or secrets.token_urlsafe(32)
    draft = Draft(text=text, agreed_to=agreed_to, token=token)
    return Sent(draft=draft, story_id=story_id, given="", at=NOON)


def said(outcomes):
    """The text of what is stored, the status of what is refused."""
    return [outcome.status if isinstance(outcome, Refused) else outcome.text for outcome in outcomes]


def while_judging(monkeypatch, text, act):
    """Do something between the look at the database and the storing, when the comment with this text is judged."""
    checked = accepting.checked

    def and_act(draft, **facts):
        comment = checked(draft, **facts)
        if draft.text == text:
            act(draft, **facts)
        return comment

    monkeypatch.setattr(accepting, "checked", and_act)


def test_each_of_a_batch_has_its_own_outcome(make_thread):
    make_thread("12")
    make_thread("13", is_open=False)
    outcomes = accept_all([
        sent("First."), sent("x" * 1501), sent("On a closed one.", story_id="13"), sent("On none.", story_id="99"),
        sent("No such address.", story_id="a/b"), sent("Not agreed.", agreed_to=2), sent("Last."),
    ])  # fmt: skip
    assert said(outcomes) == ["First.", 400, 409, 404, 404, 400, "Last."]
    assert sorted(Comment.objects.values_list("text", flat=True)) == ["First.", "Last."]


def test_one_token_twice_in_a_batch_is_one_comment(make_thread):
    make_thread()
    same = secrets.token_urlsafe(32)
    first, second, other = accept_all([sent("Once.", token=same), sent("Twice.", token=same), sent("Another.")])
    assert first.pk == second.pk != other.pk
    assert Comment.objects.count() == 2


def test_what_was_stored_before_is_found_again_whatever_has_become_of_the_thread(make_thread):
    thread = make_thread()
    one = sent()
    (first,) = accept_all([one])
    thread.close()
    again, new = accept_all([one, sent("New.")])
    assert again == first
    assert new.status == 409


def test_a_double_that_another_thread_stores_meanwhile_costs_the_others_nothing(make_thread, monkeypatch):
    make_thread()
    while_judging(monkeypatch, "Sent twice.", lambda draft, **facts: submit(draft, **facts))
    outcomes = accept_all([sent("Before."), sent("Sent twice."), sent("After.")])
    assert said(outcomes) == ["Before.", "Sent twice.", "After."]
    assert all(outcome.pk for outcome in outcomes)
    assert Comment.objects.count() == 3


def test_a_thread_that_is_closed_while_a_comment_is_judged_does_not_take_it(make_thread, monkeypatch):
    make_thread("12")
    make_thread("13")
    while_judging(monkeypatch, "Too late.", lambda draft, *, to, **facts: to.close())
    assert said(accept_all([sent("In time.", story_id="13"), sent("Too late.")])) == ["In time.", 409]


def test_the_questions_to_the_database_do_not_grow_with_the_batch(make_thread, django_assert_num_queries):
    make_thread()
    batch = [sent(f"Number {number}") for number in range(30)]  # too short to be looked up as repetitions
    with django_assert_num_queries(6):  # earlier ones, threads, savepoint, threads again, all comments, savepoint
        accept_all(batch)


@pytest.mark.django_db(transaction=True)
def test_a_batch_is_one_transaction(make_thread, django_assert_num_queries):
    make_thread()
    with django_assert_num_queries(6):
        accept_all([sent(f"Number {number}") for number in range(20)])
    assert Comment.objects.count() == 20
