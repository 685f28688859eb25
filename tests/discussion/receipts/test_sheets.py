"""A reader's page however many comments there are: by sheets, each comment on one of them."""

import re
from datetime import timedelta
from html import unescape

import pytest

from courant.discussion import reader_keys
from courant.discussion.models import Status
from courant.discussion.receipts import entries
from tests.discussion.conftest import AT

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


@pytest.mark.parametrize(
    "place", ["before=x", "before=-1", "before=99999999999999999999", "after=", "before=0", "after=١"]
)
def test_what_is_no_comment_of_theirs_leads_to_the_newest(newcomer, write, make_comment, place):
    write(4)
    make_comment("Somebody else's.")
    assert shown(newcomer.get(f"{ADDRESS}?{place}")) == ["3", "2", "1"]


def test_somebody_elses_comment_tells_nothing(newcomer, write, make_comment):
    theirs = make_comment("Somebody else's.", posted_at=AT)
    write(4)
    assert shown(newcomer.get(f"{ADDRESS}?before={theirs.pk}")) == ["3", "2", "1"]


def test_nothing_is_before_the_oldest(newcomer, write):
    oldest = write(4)[0]
    assert shown(newcomer.get(f"{ADDRESS}?before={oldest.pk}")) == ["3", "2", "1"]
