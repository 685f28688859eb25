"""The word lists that a submission is held against."""

from datetime import UTC, datetime

import pytest

from courant.discussion import words_in_force
from courant.discussion.accepting import Sent, accept
from courant.discussion.draft import Draft
from courant.discussion.models import Comment, EditionSettings, Status
from courant.discussion.receipts.acts import _edit
from courant.discussion.submission import Lane

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands still until a test moves it."""
    now = [1000.0]
    monkeypatch.setattr(words_in_force, "monotonic", lambda: now[0])
    return now


def test_each_edition_has_its_own_and_a_change_is_in_force_within_seconds(db, clock, django_assert_num_queries):
    EditionSettings.objects.create(edition="en", banned_words="viagra", suspect_words="casino")
    banned, suspect = words_in_force.lists_of("en")
    assert banned.find("viagra") and not banned.find("casino") and suspect.find("casino")
    assert not words_in_force.lists_of("ar")[0]
    EditionSettings.objects.update(banned_words="poker")
    with django_assert_num_queries(0):
        assert words_in_force.lists_of("en")[0] is banned
    clock[0] += words_in_force.KEPT_FOR
    assert words_in_force.lists_of("en")[0].find("poker")


def test_an_edit_is_held_against_them_as_well(make_comment):
    comment = make_comment("Good piece, thank you.")
    EditionSettings.objects.create(edition="en", banned_words="viagra")
    edit = _edit(comment, Draft(text="Good piece. Buy V1AGRA.", token="t" * 32))
    assert (edit.is_held, edit.doubts[0]["check"]) == (True, "banned_words")
    assert not _edit(comment, Draft(text="Good piece indeed.", token="u" * 32)).is_held


def test_a_submission_with_a_banned_word_of_its_edition_is_held(make_thread):
    EditionSettings.objects.create(edition="ar", banned_words="كلب")
    for story_id, edition in (("13", "ar"), ("14", "en")):
        make_thread(story_id, edition=edition)
        draft = Draft(text="يا أيها الكلب العزيز", agreed_to=3, token="t" * 32)
        accept(Sent(draft, story_id, given="", at=NOON, lane=Lane.STAMP))
    held, taken = Comment.objects.order_by("thread_id")
    assert (held.status, held.reasons[0].check) == (Status.SYSTEM_WITHHELD, "banned_words")
    assert (taken.status, taken.reasons) == (Status.PREMOD, [])
