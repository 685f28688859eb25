"""The queue: what waits for a decision, and what has been decided, newest first."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from courant.discussion.models import Comment
from courant.discussion.moderation import filters, pace, paging
from courant.discussion.moderation.entries import entries_of
from courant.discussion.moderation.moderators import moderator_of, moderators_only

PAGE_SIZE = 25


@require_safe
@moderators_only
def waiting(request: HttpRequest) -> HttpResponse:
    """What no moderator has looked at."""
    chosen, now = filters.Filters.read(request.GET), timezone.now()
    rows = filters.waiting(chosen, now=now).select_related("thread", "parent")
    page = paging.page_of(rows, "queued_at", request.GET, size=PAGE_SIZE)
    more = {"filters": chosen, "editions": filters.editions(), "ages": filters.AGES}
    return _queue(request, page, tab="waiting", pace=pace.pace_of(moderator_of(request), now=now), **more)


@require_safe
@moderators_only
def decided(request: HttpRequest) -> HttpResponse:
    """What was decided, to be looked up and undone."""
    rows = Comment.objects.decided().select_related("thread", "parent").prefetch_related("decisions")
    page = paging.page_of(rows, "-decided_at", request.GET, size=PAGE_SIZE)
    return _queue(request, page, tab="decided", filters=filters.Filters())


def _queue(request: HttpRequest, page: paging.Page, *, tab: str, **more: Any) -> HttpResponse:
    context = {"tab": tab, "entries": entries_of(page.rows), "page": page, **more, **furniture()}
    return render(request, "discussion/moderation/queue.html", context)


def furniture(title: str = "") -> dict[str, Any]:
    """What Wagtail's frame wants to know of a page; those beside the queue have a title of their own."""
    breadcrumbs = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("moderation:waiting"), "label": _("Discussion")},
        *([{"url": "", "label": title}] if title else []),
    ]
    return {"breadcrumbs_items": breadcrumbs, "header_title": title or _("Discussion"), "header_icon": "openquote"}
