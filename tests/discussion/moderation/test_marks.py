"""Notes, claims, picks, reports, and what the queue's script is answered."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courant.discussion.models import Claim, Comment, Flag, FlagReason, InternalNote, LogEntry, Status

SCRIPT = {"X-Requested-With": "courant-queue"}


def post(client, comment, noun, **form):
    return client.post(f"/desk/discussion/comments/{comment.pk}/{noun}/", {"version": comment.version} | form)


def flagged(comment, note=""):
    return Flag.put_up(comment, reason=FlagReason.ABUSIVE, note=note, by="f" * 64, at=timezone.now())


def test_a_note_is_for_moderators_only(desk, moderator, make_comment):
    client, comment = desk(moderator), make_comment(status=Status.APPROVED)
    assert post(client, comment, "notes", text="Third time this week.").status_code == 302
    assert "Third time this week." in client.get(f"/desk/discussion/comments/{comment.pk}/").content.decode()
    assert LogEntry.objects.get().act == "note" and "Third" not in repr(LogEntry.objects.values().get())


@pytest.mark.parametrize("text", ["", "   ", "x" * 1001, "a\0b", "a\x1bb"])
def test_a_note_that_cannot_be_kept_is_asked_again(desk, moderator, make_comment, text):
    comment = make_comment()
    answer = post(desk(moderator), comment, "notes", text=text)
    assert answer.status_code == 400 and not InternalNote.objects.exists()


def test_what_one_moderator_takes_the_other_is_spared_for_ten_minutes(desk, moderator, second_moderator, make_comment):
    mine, free = make_comment("Taken."), make_comment("Free.")
    client, other = desk(moderator), desk(second_moderator)
    client.post("/desk/discussion/claims/", {"comment": [mine.pk, "x", "9" * 30, 404]})
    assert "Taken." in client.get("/desk/discussion/").content.decode()
    page = other.get("/desk/discussion/").content.decode()
    assert "Taken." not in page and "Free." in page and "1 that another moderator is looking at" in page
    page = other.get("/desk/discussion/?claimed=yes").content.decode()
    assert "Taken." in page and "<bdi>moderator</bdi> is looking at it" in page
    assert other.post("/desk/discussion/claims/", {"comment": [mine.pk, free.pk]}, headers=SCRIPT).json() == {
        "mine": [free.pk]
    }
    Claim.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert "Taken." in other.get("/desk/discussion/").content.decode()


def test_what_was_taken_can_be_given_back(desk, moderator, second_moderator, make_comment):
    comment, client = make_comment("Taken."), desk(moderator)
    client.post("/desk/discussion/claims/", {"comment": comment.pk})
    client.post("/desk/discussion/claims/", {"comment": comment.pk, "give_back": "yes"})
    assert "Taken." in desk(second_moderator).get("/desk/discussion/").content.decode()


def test_a_pick_approves_what_waits_and_can_be_taken_back(desk, moderator, make_comment):
    client, comment = desk(moderator), make_comment()
    assert post(client, comment, "picks").status_code == 302
    comment.refresh_from_db()
    assert comment.is_pick and comment.status == Status.APPROVED
    assert [entry.act for entry in LogEntry.objects.all()] == ["decision", "pick"]
    assert post(client, comment, "picks", picked="no").status_code == 302
    comment.refresh_from_db()
    assert not comment.is_pick and comment.is_visible


def test_what_was_rejected_cannot_be_picked(desk, moderator, make_comment):
    comment = make_comment(status=Status.AUTHOR_DELETED)
    assert post(desk(moderator), comment, "picks").status_code == 409


def test_reports_are_worked_off_in_the_queue(desk, moderator, make_comment):
    client = desk(moderator)
    stays, goes = make_comment("Stays.", status=Status.APPROVED), make_comment("Goes.", status=Status.APPROVED)
    flagged(stays, note="=1+1 <script>alert(1)</script>")
    flagged(goes)
    page = client.get("/desk/discussion/reported/").content.decode()
    assert "Stays." in page and "Goes." in page and "<script>alert" not in page
    assert post(client, stays, "settlements").status_code == 302
    assert post(client, goes, "rejections", rule="1", policy_version="3", reason="rule").status_code == 302
    assert "No report is open." in client.get("/desk/discussion/reported/").content.decode()
    assert {comment.text: comment.status for comment in Comment.objects.all()} == {
        "Stays.": "APPROVED",
        "Goes.": "REJECTED",
    }
    assert LogEntry.objects.filter(act="reports").count() == 2


def test_the_script_is_answered_with_the_entry_as_it_stands_now(desk, moderator, second_moderator, make_comment):
    comment, client = make_comment("A matter of taste."), desk(moderator)
    address = f"/desk/discussion/comments/{comment.pk}"
    done = client.post(f"{address}/approvals/", {"version": 1}, headers=SCRIPT)
    page = done.content.decode()
    assert done.status_code == 200 and "<html" not in page and 'data-done="Approved."' in page
    late = desk(second_moderator).post(f"{address}/spam/", {"version": 1}, headers=SCRIPT)
    assert late.status_code == 409 and "Somebody was faster." in late.content.decode()
    assert "moderator" in late.content.decode() and "Approved" in late.content.decode()
    unclear = client.post(f"{address}/rejections/", {"version": 2, "told": "Typed."}, headers=SCRIPT)
    assert unclear.status_code == 400 and "Typed." in unclear.content.decode()


def test_one_page_tells_all_that_happened_to_a_comment(desk, moderator, make_comment):
    client, comment = desk(moderator), make_comment("This one.")
    post(client, comment, "approvals")
    comment.refresh_from_db()
    post(client, comment, "rejections", rule="2", policy_version="3", reason="rule", told="Please rephrase.")
    page = client.get(f"/desk/discussion/comments/{comment.pk}/").content.decode()
    assert "This one." in page and "No threats" in page and "Please rephrase." in page
    assert page.count("<td><time") == 2
