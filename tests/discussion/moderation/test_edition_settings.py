"""The settings of an edition, in the desk."""

import re
from html import unescape

import pytest

from courant.discussion.models import EditionSettings, SettingsChange

pytestmark = pytest.mark.django_db
AR = "/desk/discussion/editions/ar/"


def filled(client, **changes):
    page = client.get(AR).content.decode()
    kept = EditionSettings.of("ar")
    fields = {name: getattr(kept, name) for name in ("banned_words", "suspect_words", "questions", "fewest_votes")}
    return fields | {"version": re.search('name="version" value="([0-9]+)"', page)[1]} | changes


def test_every_printed_edition_is_listed(desk, moderator):
    page = desk(moderator).get("/desk/discussion/editions/").content.decode()
    assert "/desk/discussion/editions/en/" in page
    assert '<bdi lang="ar">الرافد</bdi>' in page


def test_what_a_moderator_chooses_is_kept_and_recorded(desk, moderator):
    client = desk(moderator)
    form = filled(client, banned_words=" كازينو \r\n\r\nكازينو\r\nربح سهل", questions="٢ + ٣؟ = 5", fewest_votes="7")
    assert client.post(AR, form).status_code == 302
    kept = EditionSettings.of("ar")
    assert (kept.banned_words, kept.fewest_votes) == ("كازينو\nربح سهل", 7)
    assert kept.asked()[0].is_answered_by("٥")
    record = SettingsChange.objects.get()
    assert record.by_name == "moderator"
    assert sorted(record.changes) == ["banned_words", "fewest_votes", "questions"]
    page = client.get(AR).content.decode()
    assert '<bdi>fewest votes</bdi> (<bdi dir="ltr">10 → 7</bdi>)' in page and "<bdi>banned words</bdi>" in page


def test_word_lists_take_the_direction_of_the_edition(desk, moderator):
    page = desk(moderator).get(AR).content.decode()
    assert re.search('<textarea name="banned_words"[^>]* dir="rtl" lang="ar"', page)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"questions": "What is 2 + 3?"}, "Line 1, “What is 2 + 3?”: write the question, “=”, and the answer."),
        ({"fewest_votes": "0"}, "greater than or equal to 1"),
        ({"fewest_votes": "many"}, "whole number"),
        ({"banned_words": "x\x07y"}, "characters that cannot be shown"),
        ({"banned_words": "x" * 200_001}, "It may have 200,000 characters."),
        ({"version": "x"}, "whole number"),
    ],
)
def test_what_cannot_be_is_named_and_nothing_is_kept(desk, moderator, wrong, said):
    client = desk(moderator)
    answer = client.post(AR, filled(client, suspect_words="kept in the form", **wrong))
    page = unescape(answer.content.decode())
    assert answer.status_code == 400
    if "version" not in wrong:
        assert said in page
    assert "kept in the form" in page
    assert not EditionSettings.objects.exists()


def test_who_was_slower_is_told_and_may_insist(desk, moderator, second_moderator):
    slow, fast = desk(moderator), desk(second_moderator)
    form = filled(slow, banned_words="slow")
    fast.post(AR, filled(fast, banned_words="fast"))
    answer = slow.post(AR, form)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "Somebody else has changed these settings" in page and "second-moderator" in page
    assert EditionSettings.of("ar").banned_words == "fast"
    slow.post(AR, form | {"version": re.search('name="version" value="([0-9]+)"', page)[1]})
    assert EditionSettings.of("ar").banned_words == "slow"


def test_the_switch_to_post_moderation_is_not_in_the_form(desk, moderator):
    client = desk(moderator)
    client.post(AR, filled(client, is_post_moderated="on", fewest_votes="5"))
    assert not EditionSettings.of("ar").is_post_moderated


@pytest.mark.parametrize("edition", ["xx", "en%00", "..%2f", "x" * 300])
def test_an_edition_that_is_not_printed_has_no_settings(desk, moderator, edition):
    assert desk(moderator).get(f"/desk/discussion/editions/{edition}/").status_code == 404


def test_only_moderators_come_in(desk, reporter, newcomer):
    assert desk(reporter).post(AR, {"banned_words": "x"}).status_code == 302
    assert newcomer.get(AR).status_code == 302
    assert not EditionSettings.objects.exists()


def test_nothing_printed_is_said(desk, moderator, tmp_path):
    (tmp_path / "current").unlink()
    assert "No edition is printed yet" in desk(moderator).get("/desk/discussion/editions/").content.decode()
