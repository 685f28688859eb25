"""What the discussion hands to the press."""

from datetime import timedelta

from courant.discussion import to_documents
from courant.discussion.models import Choice, Status, Vote
from courant.press.manifest import checked


def test_a_thread_has_what_readers_may_see_oldest_first(make_thread, make_comment):
    thread = make_thread()
    late = make_comment("Second.", status=Status.APPROVED, name="Layla", direction="ltr")
    early = make_comment("First.", status=Status.NONE, posted_at=late.posted_at - timedelta(hours=1))
    make_comment("Hidden.", status=Status.REJECTED)
    for reader, choice in (("a", Choice.YES), ("b", Choice.YES), ("c", Choice.NO)):
        Vote.cast(choice, on=thread, by=reader)
    document = checked(to_documents.thread("12"))
    assert [comment.text for comment in document.comments] == ["First.", "Second."]
    assert [comment.id for comment in document.comments] == [str(early.pk), str(late.pk)]
    assert (document.comments[1].name, document.comments[1].direction) == ("Layla", "ltr")
    assert (document.yes, document.no, document.is_open) == (2, 1, True)


def test_a_story_without_a_thread_has_no_document(db):
    assert to_documents.thread("404") is None


def test_all_threads_are_the_same_documents_in_a_handful_of_queries(
    make_thread, make_comment, django_assert_max_num_queries
):
    for number in range(30):
        thread = make_thread(str(number))
        make_comment(on=thread, status=Status.APPROVED)
        Vote.cast(Choice.YES, on=thread, by="a")
    with django_assert_max_num_queries(4):
        documents = list(to_documents.all_threads())
    assert documents == [to_documents.thread(document.id) for document in documents]
    assert len(documents) == 30
    assert all(len(document.comments) == 1 and document.yes == 1 for document in documents)


def test_a_tombstone_hands_over_neither_name_nor_text(make_thread, make_comment):
    make_thread()
    taken = make_comment("Gone words.", name="Gone name", status=Status.REJECTED, is_pick=True)
    reply = make_comment("Still here.", status=Status.APPROVED, parent=taken, is_pick=True)
    make_comment("Waiting.", status=Status.PREMOD, parent=reply)
    document = checked(to_documents.thread("12"))
    tombstone, answer = document.comments
    assert (tombstone.id, tombstone.is_tombstone, tombstone.name, tombstone.text, tombstone.is_pick) == (
        str(taken.pk), True, "", "", False,
    )  # fmt: skip
    assert (answer.parent_id, answer.is_pick, answer.is_tombstone) == (tombstone.id, True, False)
    assert document.count == 1
