"""The log of everything that moderators did, for reading and for taking along."""

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from courant.discussion import paging
from courant.discussion.models import Act, LogEntry
from courant.discussion.moderation.frame import furniture
from courant.discussion.moderation.moderators import moderators_only
from courant.discussion.moderation.queue import tabs
from courant.lib.spreadsheets import harmless

PAGE_SIZE = 100
FIELDS = (
    "number", "at", "by", "act", "comment", "story", "edition", "before", "after", "detail",
)  # fmt: skip


@require_safe
@moderators_only
def log(request: HttpRequest) -> HttpResponseBase:
    """The log, the newest row first; with `?export=csv` or `?export=json`, all of it that was asked for, oldest first."""
    rows = _chosen(request)
    if request.GET.get("export") == "csv":
        return _download(_csv(rows), "text/csv; charset=utf-8", "csv")
    if request.GET.get("export") == "json":
        return _download(_json(rows), "application/json", "json")
    page = paging.page_of(rows, "-at", request.GET, size=PAGE_SIZE)
    context = {
        "page": page, **tabs(), "acts": Act.choices, "asked": {name: request.GET.get(name, "") for name in ASKED},
        "query": "&".join(f"{name}={request.GET[name]}" for name in ASKED if _is_plain(request.GET.get(name, ""))),
        **furniture(_("Log")),
    }  # fmt: skip
    return render(request, "discussion/moderation/log.html", context)


ASKED = ("act", "since", "by")


def _is_plain(text: str) -> bool:
    return bool(text) and all(character.isalnum() or character in "-_.@" for character in text)


def _chosen(request: HttpRequest) -> "QuerySet[LogEntry]":
    rows: QuerySet[LogEntry] = LogEntry.objects.all()
    if request.GET.get("act") in Act.values:
        rows = rows.filter(act=request.GET["act"])
    if _is_plain(by := request.GET.get("by", "")):
        rows = rows.filter(by_name=by)
    try:
        day = parse_date(request.GET.get("since", ""))
    except ValueError:
        day = None
    if day:
        rows = rows.filter(at__gte=datetime(day.year, day.month, day.day, tzinfo=UTC))
    return rows


def facts(entry: LogEntry) -> dict[str, Any]:
    """One row as it is exported."""
    values = (
        entry.pk, entry.at.isoformat(), entry.by_name, entry.act, entry.comment_number, entry.story_id, entry.edition,
        entry.before, entry.after, entry.detail,
    )  # fmt: skip
    return dict(zip(FIELDS, values, strict=True))


class _Echo:
    def write(self, text: str) -> str:
        return text


def _csv(rows: "QuerySet[LogEntry]") -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff"  # spreadsheets take the file for UTF-8 with it, and for something else without
    yield writer.writerow(FIELDS)
    for entry in _all(rows):
        yield writer.writerow([harmless(value) for value in facts(entry).values()])


def _json(rows: "QuerySet[LogEntry]") -> Iterator[str]:
    yield "["
    for number, entry in enumerate(_all(rows)):
        yield (",\n" if number else "\n") + json.dumps(facts(entry), ensure_ascii=False)
    yield "\n]\n"


def _all(rows: "QuerySet[LogEntry]") -> Iterable[LogEntry]:
    return rows.order_by("pk").iterator(2000)


def _download(content: Iterator[str], kind: str, ending: str) -> StreamingHttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="moderation-log.{ending}"', "Cache-Control": "no-store"}
    return StreamingHttpResponse(content, content_type=kind, headers=headers)
