"""Dates in the calendars, languages and digits of editions."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courant.lib.dates import date_and_time, iso, long_date, rss_date

NOON = datetime(2026, 11, 22, 12, 30, 15, 999999, tzinfo=UTC)


def written(language, calendar="gregorian", numbering="latn", timezone="UTC", moment=NOON, how=long_date):
    return how(moment, language=language, calendar=calendar, numbering=numbering, timezone=timezone)


@pytest.mark.parametrize(
    ("language", "calendar", "numbering", "words"),
    [
        ("en", "gregorian", "latn", "22 November 2026"),
        ("en-US", "gregorian", "latn", "November 22, 2026"),
        ("en", "jalali", "latn", "1 Azar 1405"),
        ("en", "both", "latn", "1 Azar 1405 (22 November 2026)"),
        ("fa", "gregorian", "arabext", "۲۲ نوامبر ۲۰۲۶"),
        ("fa", "jalali", "arabext", "۱ آذر ۱۴۰۵"),
        ("fa-IR", "jalali", "arabext", "۱ آذر ۱۴۰۵"),
        ("fa", "both", "arabext", "۱ آذر ۱۴۰۵ (۲۲ نوامبر ۲۰۲۶)"),
        ("fa-AF", "jalali", "arabext", "۱ قوس ۱۴۰۵"),
        ("prs", "both", "arabext", "۱ قوس ۱۴۰۵ (۲۲ نومبر ۲۰۲۶)"),
        ("ps", "jalali", "arabext", "۱ لیندۍ ۱۴۰۵"),
        ("ckb", "jalali", "arab", "١ سەرماوەز ١٤٠٥"),
        ("ar", "gregorian", "arab", "٢٢ نوفمبر ٢٠٢٦"),
        ("ur", "jalali", "arabext", "۱ آذر ۱۴۰۵"),
        ("uk", "gregorian", "latn", "22 листопада 2026\u202fр."),
        ("de", "gregorian", "latn", "22. November 2026"),
        ("qaa", "gregorian", "latn", "2026-11-22"),
    ],
)
def test_a_day_is_written_as_its_readers_write_it(language, calendar, numbering, words):
    assert written(language, calendar, numbering) == words


@pytest.mark.parametrize(
    ("language", "calendar", "numbering", "words"),
    [
        ("fa", "jalali", "arabext", "۱ آذر ۱۴۰۵، ساعت ۱۲:۳۰"),
        ("qaa", "gregorian", "latn", "2026-11-22 12:30"),
    ],
)
def test_a_time_follows_the_day_by_the_24_hour_clock(language, calendar, numbering, words):
    assert written(language, calendar, numbering, how=date_and_time) == words


@pytest.mark.parametrize("language", ["en", "en-US", "ar", "ckb", "ps", "uk", "ku", "fr", "zh-Hant", "es", "vi", "bg"])
def test_the_time_is_there_in_every_language_without_half_of_a_pattern(language):
    words = written(language, how=date_and_time)
    assert "12:30" in words
    assert "{" not in words
    assert "'" not in words
    assert long_date(NOON, language=language, calendar="gregorian", numbering="latn", timezone="UTC") in words


def test_the_day_is_that_of_the_edition_not_of_the_server():
    late = datetime(2026, 3, 20, 22, 0, tzinfo=UTC)
    assert written("en", moment=late) == "20 March 2026"
    assert written("en", "both", timezone="Asia/Tehran", moment=late) == "1 Farvardin 1405 (21 March 2026)"
    assert written("en", how=date_and_time, timezone="Asia/Kabul", moment=late).endswith("02:30")


def test_the_last_day_of_a_solar_leap_year_is_the_thirtieth():
    assert written("en", "jalali", moment=datetime(2025, 3, 20, 12, tzinfo=UTC)) == "30 Esfand 1403"


def test_feeds_get_rfc_822_in_utc():
    assert rss_date(NOON) == "Sun, 22 Nov 2026 12:30:15 +0000"
    assert rss_date(NOON.astimezone(timezone(timedelta(hours=4, minutes=30)))) == rss_date(NOON)


def test_machines_get_the_offset_and_whole_seconds():
    assert iso(NOON) == "2026-11-22T12:30:15+00:00"
    assert iso(NOON, "Asia/Tehran") == "2026-11-22T16:00:15+03:30"
    assert iso(NOON, timezone="Europe/Berlin") == "2026-11-22T13:30:15+01:00"


def test_an_offset_that_machines_cannot_read_becomes_utc():
    old = datetime(1890, 1, 1, tzinfo=UTC)
    assert iso(old, "Asia/Tehran") == "1890-01-01T00:00:00+00:00"


@pytest.mark.parametrize("write", [rss_date, iso, lambda moment: written("en", moment=moment)])
def test_a_moment_without_a_time_zone_is_refused(write):
    with pytest.raises(ValueError, match="no time zone"):
        write(datetime(2026, 11, 22))


def test_an_unknown_calendar_is_refused_by_name():
    with pytest.raises(ValueError, match=r"'mayan'.*gregorian, jalali, both"):
        written("en", "mayan")


@given(st.datetimes(datetime(1850, 1, 1), datetime(2200, 1, 1), timezones=st.timezones(), allow_imaginary=False))
def test_iso_names_the_same_moment(moment):
    assert datetime.fromisoformat(iso(moment)).timestamp() == moment.replace(microsecond=0).timestamp()
