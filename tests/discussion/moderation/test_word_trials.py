"""Trying word lists on the last comments."""

import re

import pytest

from courant.discussion.models import Comment, EditionSettings, Status

ADDRESS = "/desk/discussion/editions/en/words/"


@pytest.fixture
def archive(make_comment, make_thread):
    thread = make_thread("12")
    make_comment("Cheap V1AGRA here & <b>now</b>.", on=thread, status=Status.REJECTED)
    make_comment("I read of viagra in your report.", on=thread, status=Status.APPROVED, name="Casino Royale")
    make_comment("Good piece, thank you.", on=thread)
    make_comment("viagra", on=make_thread("13", edition="ar"))


def shown(answer):
    return answer.content.decode().partition("<main")[2]


def test_it_shows_what_the_lists_in_force_catch_and_what_became_of_it(desk, moderator, archive):
    EditionSettings.objects.create(edition="en", banned_words="viagra", suspect_words="casino")
    answer = desk(moderator).get(ADDRESS)
    banned, suspect = answer.context["trials"]
    assert (banned.became, suspect.became) == ([("Approved", 1), ("Rejected", 1)], [("Approved", 1)])
    assert answer.context["tried_on"] == 3
    assert re.findall("<mark[^>]*>(.*?)</mark>", shown(answer)) == ["viagra", "V1AGRA", "Casino"]
    assert "here &amp; &lt;b&gt;now&lt;/b&gt;." in shown(answer)


def test_it_tries_lists_that_are_not_saved_and_saves_nothing(desk, moderator, archive):
    before = list(Comment.objects.values())
    answer = desk(moderator).post(ADDRESS, {"banned_words": "report", "suspect_words": ""})
    assert [len(trial.caught) for trial in answer.context["trials"]] == [1, 0]
    assert "report</textarea>" in shown(answer)
    assert not EditionSettings.objects.exists() and list(Comment.objects.values()) == before


def test_only_moderators_may_try(desk, reporter, archive):
    assert desk(reporter).get(ADDRESS).status_code == 302
    assert desk(reporter).post(ADDRESS, {"banned_words": "a"}).status_code == 302


def test_an_edition_that_is_not_there_has_no_lists(desk, moderator, archive):
    assert desk(moderator).get("/desk/discussion/editions/xx/words/").status_code == 404


def test_a_list_that_is_too_long_is_refused_with_a_word_why(desk, moderator, archive):
    answer = desk(moderator).post(ADDRESS, {"banned_words": "a" * 200_001})
    assert answer.status_code == 400 and "at most 200000 characters" in shown(answer)


def test_it_looks_no_further_than_the_last_thousand(desk, moderator, make_thread):
    thread = make_thread("12")
    Comment.objects.bulk_create(
        Comment(thread=thread, text=f"viagra {n}", policy_version=1, posted_at="2026-11-22T09:30Z", token_hash=f"t{n}")
        for n in range(1005)
    )
    answer = desk(moderator).post(ADDRESS, {"banned_words": "viagra"})
    assert answer.context["tried_on"] == 1000 == len(answer.context["trials"][0].caught)
    assert shown(answer).count("<mark") == 50 and "The newest 50 are shown." in shown(answer)
