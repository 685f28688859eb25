"""What the discussion hands to the press."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from courant.discussion import places, to_documents
from courant.discussion.models import Choice, Comment, EditionSettings, Status, Thread, Vote
from courant.documents import Rule
from courant.press.manifest import checked

RULE = Rule(number=2, title="No threats", text="Threats are not printed.")
AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def test_a_thread_has_what_readers_may_see_oldest_first(every_vote_shown, make_thread, make_comment):
    thread = make_thread()
    late = make_comment("Second.", status=Status.APPROVED, name="Layla", direction="ltr")
    early = make_comment("First.", status=Status.NONE, posted_at=late.posted_at - timedelta(hours=1))
    make_comment("Hidden.", status=Status.REJECTED)
    for reader, choice in (("a", Choice.YES), ("b", Choice.YES), ("c", Choice.NO)):
        Vote.cast(choice, on=thread, by=reader)
    document = checked(to_documents.thread("12"))
    assert [comment.text for comment in document.comments] == ["First.", "Second."]
    assert [comment.page for comment in document.comments] == [1, 1]
    assert [comment.id for comment in document.comments] == [str(early.pk), str(late.pk)]
    assert (document.comments[1].name, document.comments[1].direction) == ("Layla", "ltr")
    assert (document.yes, document.no, document.is_open) == (2, 1, True)


def test_what_was_taken_away_before_it_was_printed_has_a_tombstone_above_its_replies(make_thread, make_comment):
    make_thread()
    gone = make_comment("Gone at once.", status=Status.REJECTED)
    reply = make_comment("Answered in time.", status=Status.PREMOD, parent=gone, root=gone)
    assert checked(to_documents.thread("12")).comments == ()
    Comment.objects.filter(pk=reply.pk).update(status=Status.APPROVED)
    assert places.pages_touched_by(reply.pk) == []
    shown = checked(to_documents.thread("12")).comments
    assert [(comment.id, comment.is_tombstone) for comment in shown] == [(str(gone.pk), True), (str(reply.pk), False)]


def test_a_story_without_a_thread_has_no_document(db):
    assert to_documents.thread("404") is None


def test_all_threads_are_the_same_documents_in_a_handful_of_queries(
    every_vote_shown, make_thread, make_comment, django_assert_max_num_queries
):
    for number in range(30):
        thread = make_thread(str(number))
        make_comment(on=thread, status=Status.APPROVED)
        Vote.cast(Choice.YES, on=thread, by="a")
    places.give_all()
    with django_assert_max_num_queries(4):
        documents = list(to_documents.all_threads())
    assert documents == [to_documents.thread(document.id) for document in documents]
    assert len(documents) == 30
    with django_assert_max_num_queries(4):
        assert list(to_documents.threads(["404", *(document.id for document in documents[3:9])])) == documents[3:9]
    assert all(len(document.comments) == 1 and document.yes == 1 for document in documents)


def test_a_tombstone_hands_over_neither_name_nor_text(make_thread, make_comment):
    make_thread()
    taken = make_comment("Gone words.", name="Gone name", status=Status.REJECTED, is_pick=True, place=1)
    reply = make_comment("Still here.", status=Status.APPROVED, parent=taken, is_pick=True)
    make_comment("Waiting.", status=Status.PREMOD, parent=reply)
    document = checked(to_documents.thread("12"))
    tombstone, answer = document.comments
    assert (tombstone.id, tombstone.is_tombstone, tombstone.name, tombstone.text, tombstone.is_pick) == (
        str(taken.pk), True, "", "", False,
    )  # fmt: skip
    assert (answer.parent_id, answer.is_pick, answer.is_tombstone) == (tombstone.id, True, False)
    assert document.count == 1


def fill(make_comment, count, **facts):
    return [
        make_comment(
            f"Comment {number}.", posted_at=AT + timedelta(minutes=number), **{"status": Status.APPROVED} | facts
        )
        for number in range(1, count + 1)
    ]


def test_a_page_has_fifty_comments_that_answer_nobody_and_all_their_replies(make_thread, make_comment):
    make_thread()
    comments = fill(make_comment, 101)
    make_comment("A late reply.", parent=comments[0], status=Status.APPROVED)
    second_level = make_comment("Another.", parent=comments[60], status=Status.APPROVED)
    make_comment("And deeper.", parent=second_level, status=Status.APPROVED, is_pick=True)
    first, second, third = to_documents.thread("12"), *(to_documents.thread_page("12", n) for n in (2, 3))
    assert [len(document.comments) for document in (first, second, third)] == [51, 52, 1]
    assert (first.pages, first.count, first.elsewhere) == (3, 104, 53)
    assert (second.later, third.later) == (1, 0)
    assert [(pick.text, pick.page) for pick in first.picks] == [("And deeper.", 2)]
    assert (to_documents.thread_page("12", 1), to_documents.thread_page("12", 4)) == (None, None)


def test_a_place_is_given_once_so_a_full_page_stays_as_it_is(make_thread, make_comment, moderator):
    make_thread()
    comments = fill(make_comment, 60)
    to_documents.thread("12")
    earlier = make_comment("Posted before all others.", posted_at=AT - timedelta(days=1))
    page = to_documents.thread("12").comments
    earlier.approve(by=moderator)
    comments[55].reject(by=moderator, reason="rule", rule=RULE, policy_version=3)
    assert to_documents.thread("12").comments == page
    assert [c.text for c in to_documents.thread_page("12", 2).comments][:2] == [earlier.text, "Comment 51."]
    comments[3].reject(by=moderator, reason="rule", rule=RULE, policy_version=3)
    assert len(to_documents.thread("12").comments) == 49
    comments[3].refresh_from_db()
    comments[3].approve(by=moderator)
    assert to_documents.thread("12").comments == page


def test_what_stands_below_an_undecided_comment_is_counted_and_picked_nowhere(make_thread, make_comment):
    make_thread()
    comments = fill(make_comment, 52)
    to_documents.thread("12")
    undecided = make_comment(parent=comments[51], status=Status.PREMOD)
    make_comment("Below.", parent=undecided, status=Status.APPROVED, is_pick=True)
    never = make_comment("Held.", status=Status.SYSTEM_WITHHELD)
    make_comment("Below, too.", parent=never, status=Status.APPROVED, is_pick=True)
    document = to_documents.thread("12")
    assert (document.count, document.picks) == (52, ())
    assert list(to_documents.all_threads()) == [document, to_documents.thread_page("12", 2)]


def test_a_comment_touches_its_own_page_and_the_two_before_which_lead_to_it(make_thread, make_comment):
    make_thread()
    comments = fill(make_comment, 51)
    assert to_documents.pages_touched_by(comments[0].pk) == []
    assert to_documents.pages_touched_by(comments[50].pk) == ["thread_page:12/2"]
    later = fill(make_comment, 50)
    reply = make_comment(parent=later[49], status=Status.APPROVED)
    assert to_documents.pages_touched_by(later[49].pk) == ["thread_page:12/3", "thread_page:12/2"]
    assert to_documents.pages_touched_by(reply.pk) == ["thread_page:12/3", "thread_page:12/2"]
    assert to_documents.pages_touched_by(10**9) == []


@pytest.mark.django_db(transaction=True)
def test_two_who_give_places_at_once_give_each_of_them_once(make_thread, make_comment):
    make_thread()
    fill(make_comment, 20)

    def give(_number):
        places.give(["12"])
        connection.close()

    with ThreadPoolExecutor(2) as two:
        list(two.map(give, range(4)))
    assert sorted(Comment.objects.values_list("place", flat=True)) == [*range(1, 21)]
    assert Thread.objects.get().last_place == 20


def test_no_number_is_shown_under_the_fewest_of_the_edition(make_thread):
    english, arabic = make_thread("12"), make_thread("13", edition="ar")
    EditionSettings.objects.create(edition="en", fewest_votes=3)
    for reader in "ab":
        Vote.cast(Choice.YES, on=english, by=reader)
        Vote.cast(Choice.NO, on=arabic, by=reader)
    assert [(d.yes, d.no) for d in map(to_documents.thread, ("12", "13"))] == [(0, 0), (0, 0)]
    Vote.cast(Choice.NO, on=english, by="c")
    Vote.cast(Choice.NO, on=arabic, by="c")
    assert [(d.yes, d.no) for d in map(to_documents.thread, ("12", "13"))] == [(2, 1), (0, 0)]
