"""What the worker does with comments that have their receipts."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courant.discussion import checks, settling
from courant.discussion.checks import repeated
from courant.discussion.doubts import Doubt
from courant.discussion.models import Comment, Status
from courant.discussion.models.settled import Settlement, settle_all

ADVERT = "Wonderful article! Visit my shop for wonderful offers."
TWICE = {"text_digest": repeated.digest_of(ADVERT)}


def test_it_holds_what_a_costly_check_doubts_and_keeps_earlier_reasons(make_comment):
    make_comment(ADVERT, **TWICE)
    earlier = Doubt("links", "3 links in one comment", {"links": 3})
    comment = make_comment(ADVERT, **TWICE, doubts=[earlier.stored()])
    assert settling.settle_some() == 2
    comment.refresh_from_db()
    assert (comment.status, comment.version) == (Status.SYSTEM_WITHHELD, 2)
    assert [doubt.check for doubt in comment.reasons] == ["links", "repeated"]
    assert comment.reasons[0] == earlier
    assert comment.checked_at is not None and 0 < comment.risk < 1


def test_it_leaves_what_nothing_is_said_against_and_never_checks_twice(make_comment):
    comment = make_comment()
    assert (settling.settle_some(), settling.settle_some()) == (1, 0)
    comment.refresh_from_db()
    assert (comment.status, comment.version, comment.doubts, comment.risk) == (Status.PREMOD, 1, [], 0)


def test_a_worker_that_is_killed_in_between_loses_nothing(make_comment, monkeypatch):
    comments = [make_comment() for _ in range(3)]
    asked = []

    def killed_at_the_second(comment):
        if len(asked) == 1:
            raise KeyboardInterrupt
        asked.append(comment)

    with monkeypatch.context() as context:
        context.setattr(repeated, "doubt", killed_at_the_second)
        with pytest.raises(KeyboardInterrupt):
            settling.settle_some()
    assert settling.settle_some() == 3
    assert not Comment.objects.unchecked().exists()
    assert Comment.objects.filter(pk__in=[comment.pk for comment in comments], version=1).count() == 3


def test_copies_that_are_checked_together_find_one_another(make_comment):
    other = "The bridge is as loose as it was, and nobody has put up a sign."
    texts = [ADVERT, ADVERT, ADVERT.replace("shop", "shed"), other]
    comments = [make_comment(text, text_digest=repeated.digest_of(text)) for text in texts]
    assert settling.settle_some() == 4
    for comment in comments:
        comment.refresh_from_db()
    found = [[doubt.check for doubt in comment.reasons] for comment in comments]
    assert found == [[], ["repeated"], ["resembling"], []]


def test_however_many_are_checked_together_they_are_written_together(make_comment):
    for number in range(30):
        make_comment(f"{ADVERT} {number}")
    with CaptureQueriesContext(connection) as asked:
        assert settling.settle_some() == 30
    reads = ("SELECT", "SAVEPOINT", "RELEASE")
    written = [query["sql"] for query in asked if not query["sql"].startswith(reads)]
    assert 0 < len(written) <= 5, written


def test_what_a_moderator_decided_meanwhile_stays_decided(make_comment, moderator):
    make_comment(ADVERT, **TWICE, checked_at="2026-11-22T10:00Z")
    comment = make_comment(ADVERT, **TWICE)
    as_the_worker_read_it = Comment.objects.get(pk=comment.pk)
    comment.approve(by=moderator)
    settling.settle([as_the_worker_read_it])
    comment.refresh_from_db()
    assert (comment.status, comment.version) == (Status.APPROVED, 2)
    assert [doubt.check for doubt in comment.reasons] == ["repeated"], "the reason is kept all the same"


def test_of_two_workers_at_one_comment_the_second_changes_nothing(make_comment):
    make_comment(ADVERT, **TWICE, checked_at="2026-11-22T10:00Z")
    comment = make_comment(ADVERT, **TWICE)
    second = Comment.objects.get(pk=comment.pk)
    settling.settle([comment])
    assert settle_all([Settlement(second, Status.PREMOD, [], risk=0)]) == 0
    comment.refresh_from_db()
    assert (comment.status, comment.version) == (Status.SYSTEM_WITHHELD, 2)


def test_a_check_that_fails_in_the_worker_holds_the_comment_and_says_so(make_comment, monkeypatch):
    def stumble(_comment):
        raise LookupError("no such table of letters")

    monkeypatch.setattr(repeated, "doubt", stumble)
    comment = make_comment()
    settling.settle_some()
    comment.refresh_from_db()
    assert comment.status == Status.SYSTEM_WITHHELD
    assert "“repeated” failed, so it is held: “\u2068LookupError: no such table of letters" in comment.reasons[0].words


def test_notes_do_not_raise_the_risk_and_more_doubts_raise_it_more():
    lane, trap, links = Doubt("lane", ""), Doubt("honeypot", ""), Doubt("links", "")
    risks = [settling.risk_of(checks.Verdict(doubts)) for doubts in ((), (lane,), (trap,), (trap, links))]
    assert risks == [0, 0, 0.5, 0.75]


def test_reasons_that_cannot_be_read_keep_nobody_from_being_checked(make_comment, caplog):
    broken, fine = make_comment("Broken."), make_comment("Fine.")
    Comment.objects.filter(pk=broken.pk).update(doubts=["a sentence, as another release kept them"])
    assert (settling.settle_some(), settling.settle_some()) == (2, 0)
    broken.refresh_from_db()
    fine.refresh_from_db()
    assert (broken.status, fine.status) == (Status.SYSTEM_WITHHELD, Status.PREMOD)
    assert [doubt.check for doubt in broken.reasons] == ["settling"]
    assert "cannot be read" in caplog.text
