"""Comments that are stored together: what is wrong with one is not felt by the others."""

import secrets
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from courant.discussion import accepting, reader_keys, rows, to_documents
from courant.discussion.accepting import Sent, Unproven, accept, accept_all, checked
from courant.discussion.draft import Draft
from courant.discussion.models import Comment, Status
from courant.discussion.refused import Refused
from courant.discussion.submission import Lane

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def sent(text="Good piece, thank you.", *, story_id="12", token=None, agreed_to=3, lane=Lane.STAMP, given="", **draft):
    token = token or secrets.token_urlsafe(32)
    return Sent(
        draft=Draft(text=text, agreed_to=agreed_to, token=token, **draft),
        story_id=story_id,
        given=given,
        at=NOON,
        lane=lane,
    )


def stored(one):
    """What is stored of it."""
    return Comment.objects.get(token_hash=one.token_hash)


def said(*batch):
    """Sent together: the text of what is stored, the status of what is refused."""
    outcomes = zip(batch, accept_all(batch), strict=True)
    return [outcome.status if isinstance(outcome, Refused) else stored(one).text for one, outcome in outcomes]


def stored_reply(to):
    one = sent(reply_to=to.pk)
    accept_all([one])
    return stored(one)


def while_judging(monkeypatch, text, act):
    """Do something between the look at the database and the storing, when the comment with this text is judged."""

    def and_act(draft, **facts):
        comment = checked(draft, **facts)
        if draft.text == text:
            act(draft, **facts)
        return comment

    monkeypatch.setattr(accepting, "checked", and_act)


def test_it_stores_a_comment_to_wait_for_a_moderator(make_thread):
    make_thread()
    one = sent(name="  Layla \u202e ")
    author = accept(one)
    comment = stored(one)
    assert (comment.status, comment.version, comment.name, comment.posted_at) == (Status.PREMOD, 1, "Layla", NOON)
    assert author.hash == comment.reader_hash == reader_keys.hash_of(one.key)
    assert to_documents.thread("12").comments == ()


def test_it_stores_text_in_nfc_with_only_balanced_bidi_controls(make_thread):
    make_thread()
    one = sent("cafe\u0301 \u2067\u0623\u2069 \u202e!")
    accept(one)
    assert stored(one).text == "café \u2067\u0623\u2069 !"


def test_one_key_has_many_comments(make_thread):
    make_thread()
    authors = {accept(sent(text, given="k" * 20)) for text in ("Good piece.", "One thing more.")}
    assert [author.hash for author in authors] == [reader_keys.hash_of("k" * 20)]
    assert Comment.objects.filter(reader_hash=reader_keys.hash_of("k" * 20)).count() == 2


def test_a_comment_that_is_sent_again_is_the_one_that_is_stored(make_thread):
    make_thread()
    one = sent("Stored.")
    author = accept(one)
    assert accept(replace(one, draft=replace(one.draft, text="Another text."))) == author
    assert [comment.text for comment in Comment.objects.all()] == ["Stored."]


def test_each_of_a_batch_has_its_own_outcome(make_thread):
    make_thread("12")
    make_thread("13", is_open=False)
    outcomes = said(
        sent("First."), sent("x" * 1501), sent("On a closed one.", story_id="13"), sent("On none.", story_id="99"),
        sent("No such address.", story_id="a/b"), sent("Not agreed.", agreed_to=2), sent("Last."),
    )  # fmt: skip
    assert outcomes == ["First.", 400, 409, 404, 404, 400, "Last."]
    assert sorted(Comment.objects.values_list("text", flat=True)) == ["First.", "Last."]


def test_one_token_twice_in_a_batch_is_one_comment(make_thread):
    make_thread()
    same = secrets.token_urlsafe(32)
    assert said(sent("Once.", token=same), sent("Twice.", token=same), sent("Another.")) == [
        "Once.",
        "Once.",
        "Another.",
    ]
    assert Comment.objects.count() == 2


def test_what_was_stored_before_is_found_again_whatever_has_become_of_the_thread(make_thread):
    thread = make_thread()
    one = sent("Stored.")
    (first,) = accept_all([one])
    thread.close()
    assert said(replace(one, draft=replace(one.draft, text="Other words.")), sent("New.")) == ["Stored.", 409]
    assert accept_all([one]) == [first]


def test_what_was_stored_before_stays_as_it_is(make_thread):
    make_thread()
    one = sent("Stored.")
    (first,) = accept_all([one])
    again = replace(one, draft=replace(one.draft, text="Other words."), given="k" * 20)
    assert accept_all([again, sent("New.")])[0] == first
    assert sorted(Comment.objects.values_list("text", flat=True)) == ["New.", "Stored."]


def test_a_double_that_another_thread_stores_meanwhile_costs_the_others_nothing(make_thread, monkeypatch):
    make_thread()
    twice = sent("Sent twice.")
    while_judging(monkeypatch, "Sent twice.", lambda draft, **facts: rows.store([checked(draft, **facts)]))
    assert said(sent("Before."), twice, sent("After.")) == ["Before.", "Sent twice.", "After."]
    assert Comment.objects.count() == 3


def test_a_thread_that_is_closed_while_a_comment_is_judged_does_not_take_it(make_thread, monkeypatch):
    make_thread("12")
    make_thread("13")
    while_judging(monkeypatch, "Too late.", lambda draft, *, to, **facts: to.close())
    assert said(sent("In time.", story_id="13"), sent("Too late.")) == ["In time.", 409]


def test_the_questions_to_the_database_do_not_grow_with_the_batch(make_thread, django_assert_num_queries):
    make_thread()
    accept_all([sent("The word lists of the edition are kept for a while.")])
    batch = [sent(f"Number {number}") for number in range(30)]  # too short to be looked up as repetitions
    with django_assert_num_queries(5):  # threads, savepoint, threads again, all comments, savepoint
        accept_all(batch)


@pytest.mark.django_db(transaction=True)
def test_a_batch_is_one_transaction(make_thread, django_assert_num_queries):
    make_thread()
    accept_all([sent("The word lists of the edition are kept for a while.")])
    with django_assert_num_queries(5):
        accept_all([sent(f"Number {number}") for number in range(20)])
    assert Comment.objects.count() == 21


def test_what_came_by_neither_lane_is_not_stored_but_was_it_stored_before_it_is_found(make_thread):
    make_thread()
    one = sent("By neither.", lane=Lane.NEITHER)
    assert isinstance(accept_all([one])[0], Unproven)
    assert not Comment.objects.exists()
    stamped = sent("By the script.")
    accept_all([stamped])
    assert said(replace(stamped, lane=Lane.NEITHER)) == ["By the script."]


def test_both_lanes_have_equal_rights_and_the_check_is_told_which_it_was(make_thread):
    make_thread()
    batch = [sent("By script."), sent("By hand.", lane=Lane.SLOW)]
    accept_all(batch)
    by_script, by_hand = map(stored, batch)
    assert by_script.status == by_hand.status == Status.PREMOD
    assert [doubt.check for doubt in by_hand.reasons] == ["lane"] and not by_script.reasons


def test_a_filled_trap_is_a_signal_and_no_more(make_thread):
    make_thread()
    one = sent(is_trap_filled=True)
    accept_all([one])
    comment = stored(one)
    assert (comment.status, [doubt.check for doubt in comment.reasons]) == (Status.PREMOD, ["honeypot"])


def test_a_reply_knows_its_parent_and_its_root(make_comment):
    top = make_comment(status=Status.APPROVED)
    reply = stored_reply(top)
    Comment.objects.filter(pk=reply.pk).update(status=Status.APPROVED)
    below = stored_reply(reply)
    assert (reply.parent_id, reply.root_id, below.parent_id, below.root_id) == (top.pk, top.pk, reply.pk, top.pk)


def test_a_reply_to_what_is_not_shown_or_stands_elsewhere_is_handed_back(make_thread, make_comment):
    thread = make_thread("12")
    waiting = make_comment(on=thread)
    elsewhere = make_comment(on=make_thread("13"), status=Status.APPROVED)
    for parent in (waiting.pk, elsewhere.pk, 10**17):
        (outcome,) = accept_all([sent(reply_to=parent)])
        assert (outcome.status, set(outcome.errors)) == (400, {"reply_to"})
