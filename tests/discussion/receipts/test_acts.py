"""What authors do with their key: change, withdraw, appeal."""

import re
from html import unescape

import pytest
from django.db import OperationalError
from django.utils import timezone

from courant.discussion import reader_keys
from courant.discussion.models import Appeal, Comment, Decision, Revision, Status
from tests.discussion.models.test_states import RULE

KEY = "abcdefghij2345672345"
ADDRESS = f"/-/receipts/{KEY}/"
TEXT = "I crossed it this morning: the handrail is fixed."


@pytest.fixture
def mine(make_comment):
    """A comment that was just sent, of the reader whose key is KEY."""
    facts = {"reader_hash": reader_keys.hash_of(KEY), "posted_at": timezone.now()}
    return lambda text="The handrail is loose.", **more: make_comment(text, **facts | more)


def shown(answer):
    return unescape(answer.content.decode())


def edits(comment):
    return f"{ADDRESS}comments/{comment.pk}/edits/"


def place_of(comment):
    """Where its author is led to: to what the page says of it."""
    return f"{ADDRESS}#state-{comment.pk}"


def form_in(answer):
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', shown(answer)))


def test_an_author_changes_what_waits(newcomer, mine):
    comment = mine()
    page = newcomer.get(edits(comment))
    assert "The handrail is loose." in shown(page)
    answer = newcomer.post(edits(comment), form_in(page) | {"text": TEXT, "text_dir": "ltr"})
    assert answer["Location"] == place_of(comment)
    comment.refresh_from_db()
    assert (comment.text, comment.direction, comment.status) == (TEXT, "ltr", Status.PREMOD)
    assert not Revision.objects.exists()


def test_the_checks_read_a_change_too(newcomer, mine):
    comment = mine()
    links = "http://a.example http://b.example http://c.example look here"
    newcomer.post(edits(comment), form_in(newcomer.get(edits(comment))) | {"text": links})
    comment.refresh_from_db()
    assert comment.status == Status.SYSTEM_WITHHELD
    assert comment.doubts


def test_a_change_of_what_is_published_waits_and_sent_twice_it_is_one(newcomer, mine):
    comment = mine(status=Status.APPROVED)
    form = form_in(newcomer.get(edits(comment))) | {"text": TEXT}
    assert newcomer.post(edits(comment), form).status_code == 303
    assert newcomer.post(edits(comment), form).status_code == 303
    assert Revision.objects.get().text == TEXT
    assert Comment.objects.get().text == "The handrail is loose."


@pytest.mark.parametrize("text", ["", " \n", "x" * 1501, "before\x00after"])
def test_a_change_is_judged_as_a_comment_is_and_comes_back_with_its_text(newcomer, mine, text):
    comment = mine()
    answer = newcomer.post(edits(comment), {"text": text})
    assert answer.status_code == 400
    assert text.replace("\0", "") in shown(answer)
    assert Comment.objects.get().text == "The handrail is loose."


def test_a_change_after_a_decision_is_handed_back(newcomer, mine, moderator):
    comment = mine()
    form = form_in(newcomer.get(edits(comment))) | {"text": TEXT}
    comment.reject(by=moderator, rule=RULE, policy_version=3)
    answer = newcomer.post(edits(comment), form)
    assert answer.status_code == 409
    assert TEXT in shown(answer)
    assert Comment.objects.get().text == "The handrail is loose."


def test_a_change_is_handed_back_while_nothing_can_be_stored(newcomer, mine, monkeypatch):
    def locked(*args, **kwargs):
        raise OperationalError("database is locked")

    comment = mine()
    form = form_in(newcomer.get(edits(comment))) | {"text": TEXT}
    monkeypatch.setattr(Comment, "revise", locked)
    answer = newcomer.post(edits(comment), form)
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert TEXT in shown(answer)


def test_an_author_withdraws_after_being_asked(newcomer, mine):
    comment = mine(status=Status.APPROVED)
    address = f"{ADDRESS}comments/{comment.pk}/withdrawals/"
    assert "for good" in shown(newcomer.get(address))
    assert Comment.objects.get().status == Status.APPROVED
    assert newcomer.post(address)["Location"] == place_of(comment)
    assert Comment.objects.values_list("status", "text").get() == ("AUTHOR_DELETED", "")
    assert newcomer.post(address).status_code == 409


def test_an_author_appeals_once(newcomer, mine, moderator):
    comment = mine()
    comment.reject(by=moderator, rule=RULE, policy_version=3, told="It names somebody.")
    address = f"{ADDRESS}decisions/{comment.last_decision.pk}/appeals/"
    page = newcomer.get(address)
    assert "It names somebody." in shown(page)
    assert newcomer.post(address, {"text": "x" * 1501}).status_code == 400
    assert newcomer.post(address, {"text": "It names the minister."})["Location"] == place_of(comment)
    assert newcomer.post(address, {"text": "It names the minister."})["Location"] == place_of(
        comment
    )  # the answer was lost
    answer = newcomer.post(address, {"text": "And another thing."})
    assert answer.status_code == 409
    assert "And another thing." in shown(answer)
    assert Appeal.objects.get().text == "It names the minister."


def test_nobody_else_can_do_any_of_it(newcomer, mine, make_comment, moderator):
    mine()
    theirs = make_comment("Somebody else's.")
    theirs.reject(by=moderator, rule=RULE, policy_version=3)
    decision = Decision.objects.get()
    addresses = [
        f"comments/{theirs.pk}/edits/", f"comments/{theirs.pk}/withdrawals/", f"decisions/{decision.pk}/appeals/",
        "comments/999/edits/", "decisions/999/appeals/", f"comments/{2**70}/edits/",
    ]  # fmt: skip
    for address in addresses:
        assert newcomer.get(ADDRESS + address).status_code == 404
        assert newcomer.post(ADDRESS + address, {"text": "Mine now."}).status_code == 404
    theirs.refresh_from_db()
    assert (theirs.text, theirs.status) == ("Somebody else's.", Status.REJECTED)
    assert not Appeal.objects.exists()


def test_a_form_from_another_site_is_refused(newcomer, mine):
    comment = mine()
    headers = {"Origin": "https://evil.example"}
    assert newcomer.post(edits(comment), {"text": TEXT}, headers=headers).status_code == 403
    assert newcomer.post(edits(comment), {"text": TEXT}, headers={"Origin": "null"}).status_code == 303


def test_no_page_sends_its_address_on(newcomer, mine):
    comment = mine()
    for address in (edits(comment), f"{ADDRESS}comments/{comment.pk}/withdrawals/"):
        answer = newcomer.get(address)
        assert answer["Referrer-Policy"] == "no-referrer"
        assert '<meta name="referrer" content="no-referrer">' in shown(answer)


def test_a_change_whose_answer_was_lost_is_sent_again_and_found_done(newcomer, mine):
    comment = mine()
    form = form_in(newcomer.get(edits(comment))) | {"text": TEXT}
    assert newcomer.post(edits(comment), form)["Location"] == place_of(comment)
    assert newcomer.post(edits(comment), form)["Location"] == place_of(comment)
    assert newcomer.post(edits(comment), form | {"text": "Something else."}).status_code == 409


@pytest.mark.parametrize("version", ["0", "2", "", "-1", "1 ", "١", "9" * 5000])
def test_a_change_of_another_version_is_handed_back_however_it_is_written(newcomer, mine, version):
    comment = mine()
    answer = newcomer.post(edits(comment), {"text": TEXT, "version": version})
    assert answer.status_code == 409
    assert TEXT in shown(answer)
    assert Comment.objects.get().text == "The handrail is loose."
