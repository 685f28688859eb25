"""Dates as readers of an edition write them, and as feeds and machines want them."""

from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

import jdatetime
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time

from courant.lib.digits import Numbering, to_digits
from courant.lib.solar_months import solar_month

Calendar = Literal["gregorian", "jalali", "both"]
CALENDARS: tuple[Calendar, ...] = ("gregorian", "jalali", "both")

# Bare "en" is American in CLDR ("November 22, 2026"); most of our readers of English are not.
# Dari has two names, and CLDR knows one of them.
_TAGS = {"en": "en-GB", "prs": "fa-AF", "prs-AF": "fa-AF"}


def long_date(moment: datetime, *, language: str, calendar: Calendar, numbering: Numbering, timezone: str) -> str:
    """Write the day, such as "22 November 2026"; with both calendars, Jalali first, Gregorian in brackets.

    Raises ValueError for a moment without a time zone, and for a calendar we do not know. Formats are CLDR's
    (by Babel); in a language that CLDR lacks the day is written 2026-11-22.
    """
    local = _local(moment, timezone)
    tag = _TAGS.get(language, language)
    return _day(local.date(), tag, calendar, numbering)


def date_and_time(moment: datetime, *, language: str, calendar: Calendar, numbering: Numbering, timezone: str) -> str:
    """Write the day and the time by the 24-hour clock; otherwise as long_date."""
    local = _local(moment, timezone)
    tag = _TAGS.get(language, language)
    day = _day(local.date(), tag, calendar, numbering)
    locale = _locale(tag)
    if locale is None:
        return to_digits(f"{day} {local:%H:%M}", numbering)
    clock = _clock(local.hour, local.minute, tag)
    both = str(locale.datetime_formats["long"]).replace("{1}", day).replace("{0}", clock)
    return to_digits(both.replace("'", ""), numbering)


def long_month(month: str, *, language: str, calendar: Calendar, numbering: Numbering) -> str:
    """Write a month of the Gregorian calendar, given as 2026-11, such as "November 2026".

    Readers of the Jalali calendar alone are told its first and its last day: it is no month of theirs.
    """
    first = date.fromisoformat(f"{month}-01")
    tag = _TAGS.get(language, language)
    locale = _locale(tag)
    if calendar == "jalali":
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return to_digits(f"{_jalali(first, tag)} – {_jalali(last, tag)}", numbering)
    return to_digits(str(format_skeleton("yMMMM", first, locale=locale)) if locale else month, numbering)


def rss_date(moment: datetime) -> str:
    """Write a moment for RSS, in UTC so that one moment has one spelling (RFC 822, with RFC 1123's years)."""
    return format_datetime(_aware(moment).astimezone(UTC))


def iso(moment: datetime, timezone: str | None = None) -> str:
    """Write a moment with its offset, to the second (RFC 3339); in the given time zone if there is one."""
    local = _local(moment, timezone) if timezone else moment
    if _offset(local).seconds % 60:  # local mean time, before about 1920: RFC 3339 has no seconds there
        local = local.astimezone(UTC)
    return local.isoformat(timespec="seconds")


def _local(moment: datetime, timezone: str) -> datetime:
    return _aware(moment).astimezone(ZoneInfo(timezone))


def _aware(moment: datetime) -> datetime:
    _offset(moment)
    return moment


def _offset(moment: datetime) -> timedelta:
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(f"The moment {moment.isoformat()} has no time zone: give it one before it is printed.")
    return offset


@lru_cache(3_000)
def _clock(hour: int, minute: int, tag: str) -> str:
    locale = _locale(tag)
    assert locale is not None
    return str(format_time(time(hour, minute), locale.datetime_skeletons["Hm"].pattern, locale=locale))


@lru_cache(1_000)  # stories of one page are mostly of a few days
def _day(day: date, tag: str, calendar: Calendar, numbering: Numbering) -> str:
    if calendar == "gregorian":
        return to_digits(_gregorian(day, tag), numbering)
    if calendar == "jalali":
        return to_digits(_jalali(day, tag), numbering)
    if calendar == "both":
        return to_digits(f"{_jalali(day, tag)} ({_gregorian(day, tag)})", numbering)
    raise ValueError(f"The calendar {calendar!r} is not known: use one of {', '.join(CALENDARS)}.")


def _gregorian(day: date, tag: str) -> str:
    locale = _locale(tag)
    if locale is None:
        return f"{day:%Y-%m-%d}"
    return str(format_date(day, format="long", locale=locale))


def _jalali(day: date, tag: str) -> str:
    solar = jdatetime.date.fromgregorian(date=day)
    return f"{solar.day} {solar_month(solar.month, tag)} {solar.year}"


@lru_cache(100)
def _locale(tag: str) -> Locale | None:
    """Babel's nearest locale: fa for fa-XX; None rather than a wrong language."""
    while tag:
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            tag = tag.rpartition("-")[0]
    return None
