"""Pages of a long list: from a place in it, forwards or backwards; nothing is counted and nothing skipped over."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import DateTimeField, F, Func, Lookup, QuerySet, Value
from django.db.models.lookups import GreaterThan, LessThan

PLACE = re.compile(r"([0-9]{1,17})-([0-9]{1,18})")
MOST_SEARCHED = 2000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Place:
    """A moment and, among those of the same moment, a row: where a page begins or ends."""

    at: datetime
    pk: int

    @classmethod
    def read(cls, text: str) -> "Place | None":
        """What an address asks for; nothing where it makes no sense."""
        match = PLACE.fullmatch(text)
        return cls(EPOCH + timedelta(microseconds=int(match[1])), int(match[2])) if match else None

    def __str__(self) -> str:
        return f"{(self.at - EPOCH) // timedelta(microseconds=1)}-{self.pk}"


@dataclass(frozen=True)
class Page:
    """Some rows in order, and the places from which their neighbours are read."""

    rows: list[Any]
    before: Place | None
    after: Place | None


def page_of(rows: QuerySet[Any], by: str, asked: Mapping[str, str], *, size: int) -> Page:
    """The rows after or before the place that the address asks for, in the order of the field `by` (`-` for the newest
    first). Going backwards, the same index is read the other way."""
    field, newest_first = by.removeprefix("-"), by.startswith("-")
    after, before = Place.read(asked.get("after", "")), Place.read(asked.get("before", ""))
    backwards = before is not None and after is None
    place = before if backwards else after
    sign = "-" if newest_first != backwards else ""
    if place:
        rows = rows.filter(_beyond(rows, place, field, LessThan if sign else GreaterThan))
    found = list(rows.order_by(f"{sign}{field}", f"{sign}pk")[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    if not found:
        return Page([], None, None)
    first, last = (Place(getattr(row, field), row.pk) for row in (found[0], found[-1]))
    has_before, has_after = (more, True) if backwards else (place is not None, more)
    return Page(found, first if has_before else None, last if has_after else None)


def search(rows: QuerySet[Any], by: str, asked: Mapping[str, str], keep: Callable[[Any], bool], *, size: int) -> Page:
    """As `page_of`, forwards only, of those rows that are to be kept: what no index knows is looked for among the next
    few thousand, and the page ends there, be it empty; the next one goes on."""
    place, seen = Place.read(asked.get("after", "")), 0
    found: list[Any] = []
    ahead = (rows.filter(_beyond(rows, place, by, GreaterThan)) if place else rows).order_by(by, "pk")[
        : MOST_SEARCHED + 1
    ]
    for row in ahead.iterator(500):
        if len(found) == size or seen == MOST_SEARCHED:
            return Page(found, None, place)
        seen, place = seen + 1, Place(getattr(row, by), row.pk)
        if keep(row):
            found.append(row)
    return Page(found, None, None)


def _beyond(rows: QuerySet[Any], place: Place, field: str, lookup: type[Lookup[bool]]) -> Lookup[bool]:
    # Moment and number taken together are one range of an index to both databases. Said with "and" and "or", PostgreSQL
    # reads and sorts half of what waits.
    row = Func(F(field), F("pk"), function="", output_field=DateTimeField())
    key = rows.model._meta.pk.to_python(place.pk)  # a thread's is a text, and compared as one
    return lookup(row, Func(Value(place.at), Value(key), function="", output_field=DateTimeField()))
