"""The queue: what waits for a decision, oldest first, and what has been decided, newest first."""

from itertools import zip_longest
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.paginator import WagtailPaginator

from courant.discussion.models import Comment
from courant.discussion.models.comment import TRANSITIONS, CommentQuerySet, Status
from courant.discussion.moderation.forms import Rejection, rules_of
from courant.discussion.moderation.moderators import moderators_only

PAGE_SIZE = 50


@require_safe
@moderators_only
def waiting(request: HttpRequest) -> HttpResponse:
    """What no moderator has looked at."""
    return _queue(request, Comment.objects.waiting(), tab="waiting")


@require_safe
@moderators_only
def decided(request: HttpRequest) -> HttpResponse:
    """What was decided, to be looked up and undone."""
    return _queue(request, Comment.objects.decided(), tab="decided")


def _queue(request: HttpRequest, comments: CommentQuerySet, *, tab: str) -> HttpResponse:
    paginator = WagtailPaginator(comments.select_related("thread").prefetch_related("decisions"), PAGE_SIZE)
    page = paginator.get_page(request.GET.get("p"))
    context = {
        "tab": tab, "entries": _entries(list(page.object_list)), "page_obj": page,
        "elided_page_range": paginator.get_elided_page_range(page.number),
        "waiting_count": Comment.objects.waiting().count(), **furniture(),
    }  # fmt: skip
    return render(request, "discussion/moderation/queue.html", context)


def furniture(title: str = "") -> dict[str, Any]:
    """What Wagtail's frame wants to know of a page; those beside the queue have a title of their own."""
    breadcrumbs = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("moderation:waiting"), "label": _("Discussion")},
        *([{"url": "", "label": title}] if title else []),
    ]
    return {"breadcrumbs_items": breadcrumbs, "header_title": title or _("Discussion"), "header_icon": "openquote"}


def _entries(comments: list[Comment]) -> list[dict[str, Any]]:
    """Each comment with what a moderator may do about it, and where the eye goes afterwards."""
    policies = {code: rules_of(code) for code in {comment.thread.edition for comment in comments}}
    return [
        {
            "comment": comment,
            "next": after and after.pk,
            "decision": list(comment.decisions.all())[-1:],
            "may_approve": Status.APPROVED in TRANSITIONS[Status(comment.status)],
            "may_reject": Status.REJECTED in TRANSITIONS[Status(comment.status)],
            "rejection": Rejection(policy=policies[comment.thread.edition], auto_id=f"reject-{comment.pk}-%s"),
        }
        for comment, after in zip_longest(comments, comments[1:])
    ]
