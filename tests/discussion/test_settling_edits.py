"""What the worker does with edits of comments that readers see: they are asked about as comments are, by one table."""

from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from courant.commands import doctor
from courant.discussion import reader_keys, settling
from courant.discussion.checks import repeated, resembling
from courant.discussion.models import Comment, Edit, EditionSettings, Lesson, Revision, Status
from courant.discussion.models.comment import CHECKED_WITHIN
from courant.discussion.moderation.pace import Count
from tests.discussion.receipts.test_acts import KEY, edits, form_in, mine
from tests.discussion.test_learning import ADVERT as WATCHES
from tests.discussion.test_learning import OPINION, RULE, decide

__all__ = ["decide", "mine"]
ADVERT = "Wonderful article! Visit my shop at shop1.example for wonderful offers of watches and bags, today only."


@pytest.fixture
def propose(make_comment):
    """An edit, just sent, of a comment that readers see: `propose("New words.")`."""

    def make(text, *, on=None, **facts):
        now = timezone.now()
        earlier = now - timedelta(minutes=2)
        comment = on or make_comment("Old words.", status=Status.APPROVED, posted_at=earlier, **facts)
        token = f"{Revision.objects.count()}{len(text):063}"
        digest = repeated.digest_of(text)
        comment.revise(Edit(text=text, direction="ltr", text_digest=digest, token_hash=token, at=now))
        return comment.revisions.latest("pk")

    return make


def settled(revision):
    while settling.settle_some():
        pass
    revision.refresh_from_db()
    return revision, [doubt.check for doubt in revision.reasons]


def test_moderators_are_shown_it_once_the_worker_has_come_to_it(propose, desk, moderator):
    client, now = desk(moderator), timezone.now()
    revision = propose("New words.")
    assert "No edit waits." in client.get("/desk/discussion/edits/").content.decode()
    assert (Count.of_edits(now=now).number, Count.of_edits(now=now + CHECKED_WITHIN * 2).number) == (0, 1)
    assert list(Revision.objects.queued(now=now + CHECKED_WITHIN * 2)) == [revision], "a worker that stands still"
    settled(revision)
    assert "New words." in client.get("/desk/discussion/edits/").content.decode()
    assert Count.of_edits(now=now).number == 1


def test_what_the_worker_does_not_come_to_says_so(propose, desk, moderator):
    revision = propose("New words.")
    Revision.objects.update(posted_at=revision.posted_at - CHECKED_WITHIN * 2)
    assert any("1 comments wait unchecked" in finding.text for finding in doctor.checking_findings())
    assert "Not checked yet" in desk(moderator).get("/desk/discussion/edits/").content.decode()
    settled(revision)
    assert "Not checked yet" not in desk(moderator).get("/desk/discussion/edits/").content.decode()
    assert [finding.is_good for finding in doctor.checking_findings()] == [True]


def test_checks_that_fail_hold_it_and_say_so(propose, monkeypatch, desk, moderator):
    def stumble(_wording):
        raise LookupError("no such table of letters")

    monkeypatch.setattr(repeated, "doubt", stumble)
    revision, reasons = settled(propose("New words."))
    assert (reasons, revision.status) == (["repeated"], Status.SYSTEM_WITHHELD)
    page = unescape(desk(moderator).get("/desk/discussion/edits/").content.decode())
    assert "“repeated” failed, so it is held: “\u2068LookupError: no such table of letters" in page


def test_checks_that_cannot_be_finished_keep_nothing_back(propose, monkeypatch):
    trouble, fine = propose("Trouble."), propose("Fine.")
    settle = settling.settle

    def stumble(waiting):
        if trouble in waiting:
            raise ValueError("nobody thought of this")
        settle(waiting)

    monkeypatch.setattr(settling, "settle", stumble)
    assert settled(fine)[1] == []
    trouble.refresh_from_db()
    assert (trouble.status, fine.status) == (Status.SYSTEM_WITHHELD, Status.PREMOD)
    assert "could not be finished, so it is held: “\u2068ValueError: nobody thought" in trouble.reasons[0].words


def test_both_stages_are_asked_and_a_moderator_reads_all_their_reasons(newcomer, mine, make_comment, desk, moderator):
    text = f"{ADVERT} http://a.example http://b.example http://c.example"
    make_comment(text, text_digest=repeated.digest_of(text))
    comment = mine(status=Status.APPROVED)
    assert newcomer.post(edits(comment), form_in(newcomer.get(edits(comment))) | {"text": text}).status_code == 303
    revision, reasons = settled(Revision.objects.get())
    assert (reasons, revision.status) == (["links", "repeated"], Status.SYSTEM_WITHHELD)
    page = desk(moderator).get("/desk/discussion/edits/").content.decode()
    assert all(doubt.words in page for doubt in revision.reasons)
    comment.refresh_from_db()
    assert (comment.text, comment.status) == ("The handrail is loose.", Status.APPROVED), "readers see what they saw"


def test_near_copies_of_others_are_doubted_and_another_wording_of_its_own_is_not(propose, make_comment):
    resembling.doubt(make_comment(ADVERT))
    assert settled(propose(ADVERT.replace("shop1", "shop2")))[1] == ["resembling"]
    own = make_comment(ADVERT.replace("Wonderful", "A wonderful"), status=Status.APPROVED, posted_at=timezone.now())
    Comment.objects.exclude(pk=own.pk).update(text="", text_digest="")
    resembling.doubt(own)
    revision, reasons = settled(propose(ADVERT, on=own))
    assert (reasons, revision.status) == ([], Status.PREMOD)
    assert revision.checked_at is not None


def test_what_was_learned_is_asked_and_teaches_nothing_by_it(propose, decide):
    decide(50)
    lessons = Lesson.objects.count()
    revision, reasons = settled(propose(WATCHES.format(99, 99)))
    assert "spam" in reasons and revision.status == Status.SYSTEM_WITHHELD
    assert "spam" not in settled(propose(OPINION.format(99, 99)))[1]
    comments = Comment.objects.filter(text="Old words.")
    assert Lesson.objects.exclude(comment__in=comments).count() == lessons


def test_the_history_of_the_key_counts(propose, make_comment, moderator):
    for number in range(2):
        refused = make_comment(reader_hash=reader_keys.hash_of(KEY), token_hash=f"{number}".rjust(64, "r"))
        refused.reject(by=moderator, rule=RULE, policy_version=3)
    assert settled(propose("New words.", reader_hash=reader_keys.hash_of(KEY)))[1] == ["history"]


def test_it_waits_also_where_comments_are_shown_before_moderation(propose):
    EditionSettings.objects.create(edition="en", is_post_moderated=True)
    revision, reasons = settled(propose("New words."))
    assert (reasons, revision.status, revision.version) == ([], Status.PREMOD, 1)
    assert list(Revision.objects.waiting()) == [revision]


def test_what_is_said_otherwise_meanwhile_is_asked_about_anew(propose, make_comment):
    make_comment(ADVERT, text_digest=repeated.digest_of(ADVERT))
    revision = propose(ADVERT)
    as_the_worker_read_it = Revision.objects.get(pk=revision.pk)
    propose("Sorry, wrong window.", on=revision.comment)
    settling.settle([as_the_worker_read_it])
    assert Revision.objects.unchecked().get().doubts == []
    assert settled(revision)[1] == []
    propose(ADVERT, on=revision.comment)
    revision, reasons = settled(revision)
    assert (reasons, revision.status) == (["repeated"], Status.SYSTEM_WITHHELD)


def test_what_a_moderator_decided_meanwhile_stays_decided(propose, moderator):
    revision = propose("New words.")
    as_the_worker_read_it = Revision.objects.get(pk=revision.pk)
    revision.reject(by=moderator, rule=RULE, policy_version=3)
    settling.settle([as_the_worker_read_it])
    assert settling.settle_some() == 1, "the comment itself"
    revision.refresh_from_db()
    assert (revision.status, revision.version) == (Status.REJECTED, 2)


def test_once_approved_its_reasons_are_the_comments_and_it_is_found_by_its_new_text(propose, make_comment, moderator):
    make_comment(ADVERT, text_digest=repeated.digest_of(ADVERT))
    comment = make_comment(OPINION.format(3, "town"), status=Status.APPROVED, posted_at=timezone.now())
    read_before_it_was_checked = propose(ADVERT, on=comment)
    settled(comment)
    revision = Revision.objects.get(pk=read_before_it_was_checked.pk)
    revision.approve(by=moderator)
    comment.refresh_from_db()
    assert [doubt.check for doubt in comment.reasons] == ["repeated"]
    assert resembling.doubt(make_comment(OPINION.format(4, "town"))) is None, "nobody reads that any more"
    assert resembling.doubt(make_comment(ADVERT.replace("shop1", "shop3"))).numbers["before"] == 2


def test_what_is_approved_unchecked_is_asked_about_as_the_comment(propose, make_comment, moderator):
    make_comment(ADVERT, text_digest=repeated.digest_of(ADVERT))
    comment = make_comment("Old words.", status=Status.APPROVED, posted_at=timezone.now())
    while settling.settle_some():
        pass
    propose(ADVERT, on=comment).approve(by=moderator)
    assert [one.pk for one in Comment.objects.unchecked()] == [comment.pk]
    settling.settle_some()
    comment.refresh_from_db()
    assert ([doubt.check for doubt in comment.reasons], comment.status) == (["repeated"], Status.APPROVED)


def test_what_is_at_risk_comes_before_its_time(propose, make_comment, desk, moderator):
    make_comment(ADVERT, text_digest=repeated.digest_of(ADVERT))
    harmless, doubted = propose("New words."), propose(ADVERT)
    assert list(Revision.objects.waiting()) == [harmless, doubted]
    settled(harmless)
    assert list(Revision.objects.waiting()) == [doubted, harmless]
    page = desk(moderator).get("/desk/discussion/edits/").content.decode()
    assert page.index(f'id="edit-{doubted.pk}"') < page.index(f'id="edit-{harmless.pk}"')
