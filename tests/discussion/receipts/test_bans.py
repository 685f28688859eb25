"""The reader's page says why a key is banned, and takes one answer."""

import pytest
from django.utils import timezone

from courant.discussion import reader_keys, sentences
from courant.discussion.models import Appeal, Ban, Comment, Revision, Status
from tests.discussion.models.test_states import RULE
from tests.discussion.receipts.test_acts import ADDRESS, KEY, TEXT, edits, form_in, mine, shown

__all__ = ["mine"]
APPEAL = f"{ADDRESS}bans/appeals/"


@pytest.fixture
def banned(mine, moderator):
    mine()
    return Ban.put(reader_keys.hash_of(KEY), by=moderator, reason="Three <b>insults</b> in a day.", until=None)


def test_the_page_says_why_and_where_to_ask(newcomer, banned):
    page = shown(newcomer.get(ADDRESS))
    assert "This code may not send comments any more" in page and "Three <b>insults</b> in a day." in page
    assert "<b>insults" not in newcomer.get(ADDRESS).content.decode()
    assert f'href="{APPEAL}"' in page


def test_an_answer_is_taken_once_and_its_outcome_shown(newcomer, banned, second_moderator):
    assert newcomer.get(APPEAL).status_code == 200
    assert newcomer.post(APPEAL, {"text": "  "}).status_code == 400
    for _again in range(2):
        assert newcomer.post(APPEAL, {"text": "It was a quotation."})["Location"] == ADDRESS
    assert newcomer.post(APPEAL, {"text": "Something else."}).status_code == 409
    assert "a moderator has yet to take it" in shown(newcomer.get(ADDRESS))
    Ban.objects.get().reply(second_moderator, told="It reads as an insult.", is_lifted=False)
    page = shown(newcomer.get(ADDRESS))
    assert "the decision stands" in page and "It reads as an insult." in page


def test_a_lifted_ban_is_not_spoken_of_and_others_have_no_form(newcomer, banned, moderator):
    other = APPEAL.replace(KEY, "22222222222222222222")
    assert newcomer.get(other).status_code == 404
    banned.lift(by=moderator)
    assert "may not send" not in shown(newcomer.get(ADDRESS))
    assert newcomer.get(APPEAL).status_code == 404
    assert Ban.of(reader_keys.hash_of(KEY), at=timezone.now()) is None


@pytest.mark.parametrize("status", [Status.PREMOD, Status.APPROVED])
def test_a_change_is_handed_back_until_the_ban_is_lifted(newcomer, mine, moderator, status):
    comment = mine(status=status)
    form = form_in(newcomer.get(edits(comment))) | {"text": TEXT}
    ban = Ban.put(reader_keys.hash_of(KEY), by=moderator, reason="Insults.", until=None)
    for _again in range(2):
        answer = newcomer.post(edits(comment), form)
        assert answer.status_code == 403
        assert sentences.BANNED in shown(answer) and f"{TEXT}</textarea>" in shown(answer)
    assert newcomer.get(edits(comment)).status_code == 403
    assert edits(comment) not in shown(newcomer.get(ADDRESS)), "what cannot be done is not offered"
    assert not Revision.objects.exists() and Comment.objects.get().text == "The handrail is loose."
    ban.lift(by=moderator)
    assert edits(comment) in shown(newcomer.get(ADDRESS))
    assert newcomer.post(edits(comment), form).status_code == 303


def test_a_banned_reader_still_withdraws_and_appeals(newcomer, mine, moderator):
    published, rejected = mine(status=Status.APPROVED), mine("Rejected.", token_hash="r" * 64)
    rejected.reject(by=moderator, rule=RULE, policy_version=3)
    Ban.put(reader_keys.hash_of(KEY), by=moderator, reason="Insults.", until=None)
    assert newcomer.post(f"{ADDRESS}comments/{published.pk}/withdrawals/").status_code == 303
    appeal = f"{ADDRESS}decisions/{rejected.last_decision.pk}/appeals/"
    assert appeal in shown(newcomer.get(ADDRESS))
    assert newcomer.post(appeal, {"text": "It names the minister."}).status_code == 303
    assert Comment.objects.get(pk=published.pk).status == Status.AUTHOR_DELETED
    assert Appeal.objects.get().text == "It names the minister."
