"""What moderators choose for an edition."""

import pytest

from courant.discussion.models import Choice, Conflict, EditionSettings, SettingsChange, Vote
from courant.discussion.signals import votes_changed

pytestmark = pytest.mark.django_db


def test_the_defaults_hold_until_something_is_chosen(moderator):
    chosen = EditionSettings.of("ar")
    assert (chosen.is_post_moderated, chosen.banned_words, chosen.fewest_votes) == (False, "", 10)
    assert not EditionSettings.objects.exists()
    chosen.change(by=moderator, fewest_votes=3)
    assert (EditionSettings.of("ar").fewest_votes, EditionSettings.of("en").fewest_votes) == (3, 10)


def test_a_change_is_recorded_with_who_and_what_it_was(moderator):
    record = EditionSettings.of("en").change(by=moderator, banned_words="spam", fewest_votes=10)
    assert (record.by_name, record.edition, record.changes) == ("moderator", "en", {"banned_words": ["", "spam"]})
    moderator.delete()
    record.refresh_from_db()
    assert (record.by, record.by_name) == (None, "moderator")


def test_choosing_what_holds_already_records_nothing(moderator):
    assert EditionSettings.of("en").change(by=moderator, fewest_votes=10) is None
    assert not SettingsChange.objects.exists()


@pytest.mark.parametrize("is_first", [True, False])
def test_of_two_who_change_at_once_the_second_is_told(moderator, second_moderator, is_first):
    if not is_first:
        EditionSettings.of("en").change(by=moderator, suspect_words="x")
    one, other = EditionSettings.of("en"), EditionSettings.of("en")
    one.change(by=moderator, banned_words="one")
    with pytest.raises(Conflict):
        other.change(by=second_moderator, banned_words="other")
    assert EditionSettings.of("en").banned_words == "one"
    assert SettingsChange.objects.filter(by=second_moderator).count() == 0


def test_questions_come_read(moderator):
    chosen = EditionSettings.of("en")
    chosen.change(by=moderator, questions="2 + 3 = 5 | five")
    assert [question.text for question in EditionSettings.of("en").asked()] == ["2 + 3"]


def test_nothing_else_can_be_changed_by_this_door(moderator):
    with pytest.raises(AssertionError, match="edition"):
        EditionSettings.of("en").change(by=moderator, edition="ar")


def test_what_shows_numbers_from_now_on_or_no_more_is_announced(moderator, make_thread):
    for number, edition in enumerate(["en", "en", "ar"]):
        thread = make_thread(str(number), edition=edition)
        for reader in range(4 - number):
            Vote.cast(Choice.YES, on=thread, by=str(reader))
    heard = []

    def hear(sender, threads, **_):
        heard.append([thread.pk for thread in threads])

    votes_changed.connect(hear)
    chosen = EditionSettings.of("en")
    for fewest in (4, 3, 2, 9, 9, 10):
        chosen.change(by=moderator, fewest_votes=fewest)
    votes_changed.disconnect(hear)
    assert [sorted(one) for one in heard] == [["0"], ["1"], ["0", "1"]]
