"""The doubt about comments among very many others."""

from datetime import timedelta

import pytest

from courant.discussion.checks import flood
from tests.discussion.conftest import AT


@pytest.fixture
def little(monkeypatch):
    """A site on which three comments on a story, or five altogether, are many."""
    monkeypatch.setattr(flood, "MOST_ON_A_STORY", 3)
    monkeypatch.setattr(flood, "MOST_ON_THE_SITE", 5)


def test_it_doubts_what_comes_among_many_on_one_story(little, make_comment, make_thread):
    thread = make_thread("12")
    comments = [make_comment(on=thread, posted_at=AT + timedelta(seconds=number)) for number in range(4)]
    assert [bool(flood.doubt(comment)) for comment in comments] == [False, False, False, True]
    assert flood.doubt(comments[3]).words == "4 comments or more on this story within ten minutes"


def test_it_doubts_what_comes_among_many_on_the_site(little, make_comment, make_thread):
    comments = [make_comment(on=make_thread(str(number)), posted_at=AT) for number in range(6)]
    assert flood.doubt(comments[0]).words == "6 comments or more on the site within ten minutes"


def test_what_was_said_earlier_or_later_is_no_flood(little, make_comment, make_thread):
    thread = make_thread("12")
    for minutes in (-30, -20, -11, 1, 2, 3):
        make_comment(on=thread, posted_at=AT + timedelta(minutes=minutes))
    assert flood.doubt(make_comment(on=thread, posted_at=AT)) is None
