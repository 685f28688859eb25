"""A reader's page however many comments there are: by sheets, each comment on one of them."""

import re
from datetime import timedelta
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courant.discussion import reader_keys
from courant.discussion.models import Status
from courant.discussion.paging import Place
from courant.discussion.receipts import entries, views
from tests.discussion.conftest import AT
from tests.discussion.models.test_states import RULE
from tests.discussion.plans import BEGINS_THERE, plan_of, reads_a_whole_table, sorts

KEY = "abcdefghij2345672345"
ADDRESS = f"/-/receipts/{KEY}/"


@pytest.fixture(autouse=True)
def small_sheets(monkeypatch):
    monkeypatch.setattr(entries, "AT_ONCE", 3)


@pytest.fixture
def write(make_comment):
    """So many comments of the reader, two and two at the same moment: `write(7)`."""

    def write(count, **facts):
        mine = reader_keys.hash_of(KEY)
        moments = [AT + timedelta(minutes=number // 2) for number in range(count)]
        return [
            make_comment(f"Words {number}.", reader_hash=mine, posted_at=at, **facts)
            for number, at in enumerate(moments)
        ]

    return write


def shown(answer):
    return re.findall(r"Words (\d+)\.", unescape(answer.content.decode()))


def ways(answer):
    found = re.findall(r'<a rel="(next|prev)" href="([^"]+)"', unescape(answer.content.decode()))
    return {rel: re.sub(r"^.*\?", ADDRESS + "?", address) for rel, address in found}


def place_of(comment):
    return Place(comment.posted_at, comment.pk)


def walked(client, rel, address):
    """What each sheet shows, going on in one direction to the end."""
    sheets = []
    while address:
        answer = client.get(address)
        sheets.append(shown(answer))
        address = ways(answer).get(rel)
        last = answer
    return sheets, last


@pytest.mark.parametrize("count", [1, 3, 4, 6, 8])
def test_every_comment_is_on_one_sheet_the_newest_first(newcomer, write, count):
    write(count)
    sheets, last = walked(newcomer, "next", ADDRESS)
    assert [number for sheet in sheets for number in sheet] == [str(number) for number in reversed(range(count))]
    assert all(len(sheet) == 3 for sheet in sheets[:-1])
    back, first = walked(newcomer, "prev", ways(last).get("prev") or ADDRESS)
    assert back[-1] == sheets[0] and "prev" not in ways(first)


def test_no_sheet_leads_on_where_all_fit_on_one(newcomer, write):
    write(3)
    assert ways(newcomer.get(ADDRESS)) == {}


def test_only_the_first_sheet_thanks_for_the_comment_that_waits(newcomer, write):
    write(4, status=Status.PREMOD)
    first = newcomer.get(ADDRESS)
    assert b"Thank you: we have your comment" in first.content
    assert b"Thank you: we have your comment" not in newcomer.get(ways(first)["next"]).content


@pytest.mark.parametrize("place", ["before=x", "before=-1", "before=9", "after=", "after=١-١", "after=1-1"])
def test_a_place_that_makes_no_sense_or_has_nothing_leads_to_the_newest(newcomer, write, make_comment, place):
    write(4)
    make_comment("Somebody else's.")
    assert shown(newcomer.get(f"{ADDRESS}?{place}")) == ["3", "2", "1"]


def test_somebody_elses_place_tells_nothing(newcomer, write, make_comment):
    theirs = make_comment("Somebody else's.", posted_at=AT)
    write(4)
    assert shown(newcomer.get(f"{ADDRESS}?after={place_of(theirs)}")) == ["3", "2", "1"]
    assert shown(newcomer.get(f"{ADDRESS}?before={place_of(theirs)}")) == ["2", "1", "0"]


def test_nothing_is_after_the_oldest(newcomer, write):
    oldest = write(4)[0]
    assert shown(newcomer.get(f"{ADDRESS}?after={place_of(oldest)}")) == ["3", "2", "1"]


@pytest.mark.parametrize("way", ["before", "after"])
def test_a_sheet_is_read_from_its_place_in_an_index(newcomer, write, way):
    middle = write(7)[3]
    with CaptureQueriesContext(connection) as asked:
        newcomer.get(f"{ADDRESS}?{way}={place_of(middle)}")
    from_there = [asked_for["sql"] for asked_for in asked if re.search(r"\) [<>] \(", asked_for["sql"])]
    assert len(from_there) == 1
    plan = plan_of(from_there[0])
    assert re.search(BEGINS_THERE, " ".join(plan)), plan
    assert not [line for line in plan if reads_a_whole_table(line) or sorts(line)], plan


def test_the_way_back_ends_with_a_full_sheet_whatever_was_written_meanwhile(newcomer, write, make_comment):
    write(4)
    last = newcomer.get(ways(newcomer.get(ADDRESS))["next"])
    make_comment("Words 4.", reader_hash=reader_keys.hash_of(KEY), posted_at=AT + timedelta(hours=1))
    back, first = walked(newcomer, "prev", ways(last)["prev"])
    assert back == [["3", "2", "1"], ["4", "3", "2"]] and "prev" not in ways(first)


def test_to_have_a_device_remember_asks_for_no_sheet(newcomer, write, monkeypatch):
    def is_away(*_args, **_kwargs):
        raise AssertionError("a sheet was made")

    write(4)
    monkeypatch.setattr(views, "sheet_of", is_away)
    assert newcomer.post(f"{ADDRESS}memory/", {"remember": "yes"})["Location"] == ADDRESS


@pytest.mark.parametrize("number", range(8))
def test_who_does_something_with_a_comment_is_led_back_to_a_sheet_that_has_it(newcomer, write, moderator, number):
    comment = write(8)[number]
    comment.reject(by=moderator, rule=RULE, policy_version=3)
    appeal = f"{ADDRESS}decisions/{comment.last_decision.pk}/appeals/"
    withdrawal = f"{ADDRESS}comments/{comment.pk}/withdrawals/"
    (back,) = re.findall(r'<a href="([^"]*#state-\d+)"', unescape(newcomer.get(withdrawal).content.decode()))
    appealed = newcomer.post(appeal, {"text": "Look again."})["Location"]
    assert urljoin(withdrawal, back) == appealed and (appealed == f"{ADDRESS}#state-{comment.pk}") == (number >= 5)
    answer = newcomer.get(appealed)
    assert str(number) in shown(answer) and f'id="{urlsplit(appealed).fragment}"' in answer.content.decode()
    assert ("next" in ways(answer)) == (number > 2), "there is a way to what is older, where there is something"
    comment.approve(by=moderator)
    assert newcomer.post(withdrawal)["Location"] == appealed
    assert 'data-state="withdrawn"' in newcomer.get(appealed).content.decode()
