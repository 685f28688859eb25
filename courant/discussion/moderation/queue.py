"""The queue: what waits for a decision, what readers reported, and what has been decided, newest first."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from courant.discussion import paging
from courant.discussion.models import Appeal, Burst, Claim, Comment, Flag
from courant.discussion.moderation import filters, pace
from courant.discussion.moderation.bans import ban_of
from courant.discussion.moderation.entries import entries_of
from courant.discussion.moderation.frame import furniture
from courant.discussion.moderation.moderators import moderator_of, moderators_only

PAGE_SIZE = 25


@require_safe
@moderators_only
def waiting(request: HttpRequest) -> HttpResponse:
    """What no moderator has looked at, without what others are looking at now."""
    chosen, now, user = filters.Filters.read(request.GET), timezone.now(), moderator_of(request)
    rows, others = filters.waiting(chosen, now=now), Claim.objects.of_others(user, now=now)
    taken = 0 if chosen.claimed else others.count()
    if taken:
        rows = rows.exclude(pk__in=others.values("pk"))
    rows = rows.select_related("thread", "parent")
    if chosen.reason:
        page = paging.search(rows, "queued_at", request.GET, lambda row: chosen.keeps(row.doubts), size=PAGE_SIZE)
    else:
        page = paging.page_of(rows, "queued_at", request.GET, size=PAGE_SIZE)
    more = {
        "filters": chosen, "editions": filters.editions(), "ages": filters.AGES, "reasons": filters.REASONS, "taken": taken
    }  # fmt: skip
    return _queue(request, page, tab="waiting", pace=pace.pace_of(user, now=now), **more)


@require_safe
@moderators_only
def reported(request: HttpRequest) -> HttpResponse:
    """What readers reported and nobody has looked at since, the oldest report first."""
    flags = Flag.objects.unsettled().select_related("comment__thread", "comment__parent")
    page = paging.page_of(flags, "at", request.GET, size=PAGE_SIZE)
    page = paging.Page(list({flag.comment_id: flag.comment for flag in page.rows}.values()), page.before, page.after)
    return _queue(request, page, tab="reported", filters=filters.Filters())


@require_safe
@moderators_only
def decided(request: HttpRequest) -> HttpResponse:
    """What was decided, to be looked up and undone."""
    rows = Comment.objects.decided().select_related("thread", "parent")
    page = paging.page_of(rows, "-decided_at", request.GET, size=PAGE_SIZE)
    return _queue(request, page, tab="decided", filters=filters.Filters())


@require_safe
@moderators_only
def of_a_reader(request: HttpRequest, *, reader_hash: str) -> HttpResponse:
    """Everything that one key has sent, the newest first."""
    rows = Comment.objects.filter(reader_hash=reader_hash).select_related("thread", "parent")
    page = paging.page_of(rows, "-posted_at", request.GET, size=PAGE_SIZE)
    return _queue(
        request, page, tab="reader", filters=filters.Filters(), reader_hash=reader_hash, **ban_of(reader_hash)
    )


def _queue(request: HttpRequest, page: paging.Page, *, tab: str, **more: Any) -> HttpResponse:
    entries = entries_of(page.rows, by=moderator_of(request))
    context = {
        "tab": tab,
        "entries": entries,
        "page": page,
        **more,
        **tabs(),
        **furniture(),
    }
    return render(request, "discussion/moderation/queue.html", context)


def tabs() -> dict[str, Any]:
    """How much there is to do besides."""
    return {
        "reports": pace.Count.of(Flag.objects.unsettled()), "open_appeals": pace.Count.of(Appeal.objects.open()),
        "open_edits": pace.Count.of_edits(now=timezone.now()), "bursts": Burst.waiting().count(),
    }  # fmt: skip
