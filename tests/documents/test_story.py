"""A story and the parts of it that other pages show."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from courant.documents import Correction
from tests.press import makers as make


def test_a_label_says_where_it_leads_and_in_which_language():
    label = make.make_story("fa", id="1", slug="پل", headline="پل باز شد").label()
    assert (label.title, label.language, label.edition) == ("پل باز شد", "fa", "edition:fa")
    assert label.path == "/fa/city/2026/11/22/پل/"


def test_a_teaser_is_what_listings_show():
    story = make.make_story(lead_photo=make.make_photo(), type="opinion")
    teaser = story.teaser()
    for name in teaser.__struct_fields__:
        assert getattr(teaser, name) == getattr(story, name)


def test_it_is_listed_at_its_place_and_on_the_page_of_its_place():
    queries = make.make_story(places={"topic:en-water": 41}).belongs_to()
    assert queries["listing:topic:en-water:newest"] == 41
    assert queries["listing:topic:en-water:page:3"] == 41


def test_it_is_found_by_every_picture_that_it_shows():
    photos = [make.make_photo(make.make_picture(id)) for id in ("lead", "inline")]
    queries = make.make_story(lead_photo=photos[0], body=(photos[1],)).belongs_to()
    assert {"picture:lead", "picture:inline"} <= set(queries)


@pytest.mark.parametrize("hours", [-11, 0, 3.5, 14])
def test_its_month_and_day_are_those_of_utc(hours):
    zone = timezone(timedelta(hours=hours))
    moment = datetime(2026, 11, 1, 0, 30, tzinfo=UTC).astimezone(zone)
    queries = make.make_story(published_at=moment).belongs_to()
    assert "month:edition:en:2026-11:1" in queries and "day:2026-11-01" in queries


def test_stories_of_a_day_are_listed_by_the_second():
    early, late = (make.make_story(published_at=make.NOON + timedelta(seconds=n)).belongs_to() for n in (0, 1))
    assert early["day:2026-11-22"] < late["day:2026-11-22"]


def test_it_is_in_the_months_of_its_publication_and_of_its_corrections():
    moments = [datetime(2026, 11, 30, tzinfo=UTC), datetime(2026, 12, 2, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)]
    corrections = tuple(Correction(at=at, text="Not so.", id=f"{n}") for n, at in enumerate(moments))
    story = make.make_story(corrections=corrections, places={"edition:en": 501})
    assert [month.key for month in story.months()] == [
        "sitemap_month:en/2026-11/2", "corrections_month:en/2026-11", "corrections_month:en/2026-12"
    ]  # fmt: skip
    queries = story.belongs_to()
    assert "month:edition:en:2026-11:2" in queries
    assert queries["corrections:edition:en:2026-11"] == moments[0].timestamp()
    assert queries["corrections:edition:en:2026-12"] == queries["corrections:edition:en"] == moments[1].timestamp()


def test_the_list_of_corrections_knows_no_more_than_it_shows():
    story = make.make_story(corrections=(Correction(at=make.NOON, text="Not so.", id="5"),))
    corrected = story.corrected()
    for name in corrected.__struct_fields__:
        assert getattr(corrected, name) == getattr(story, name)
    assert corrected.corrections[0].anchor == "correction-5"
