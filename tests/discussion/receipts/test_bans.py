"""The reader's page says why a key is banned, and takes one answer."""

import pytest
from django.utils import timezone

from courant.discussion import reader_keys
from courant.discussion.models import Ban
from tests.discussion.receipts.test_acts import ADDRESS, KEY, mine, shown

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
