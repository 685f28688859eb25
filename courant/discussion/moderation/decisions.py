"""What moderators create: approvals, rejections, verdicts of spam, picks, and that reports are settled."""

from collections.abc import Callable
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from courant.discussion.models import Comment, Conflict, Flag
from courant.discussion.moderation.entries import Entry, entries_of
from courant.discussion.moderation.forms import Approval, Rejection, rules_of
from courant.discussion.moderation.frame import furniture
from courant.discussion.moderation.moderators import moderator_of, moderators_only


@require_POST
@moderators_only
def approvals(request: HttpRequest, *, comment_id: int) -> HttpResponse:
    """Approve a comment."""
    comment = find(comment_id)
    form = Approval(request.POST)
    return _decide(request, comment, form, lambda: comment.approve(by=moderator_of(request)), _("Approved."))


@require_POST
@moderators_only
def rejections(request: HttpRequest, *, comment_id: int) -> HttpResponse:
    """Reject a comment."""
    comment = find(comment_id)
    form = Rejection(request.POST, policy=rules_of(comment.thread.edition), auto_id=False)
    return _decide(
        request, comment, form, lambda: comment.reject(by=moderator_of(request), **form.outcome), _("Rejected.")
    )


@require_POST
@moderators_only
def spam(request: HttpRequest, *, comment_id: int) -> HttpResponse:
    """Call a comment spam."""
    comment = find(comment_id)
    form = Approval(request.POST)
    return _decide(request, comment, form, lambda: comment.mark_spam(by=moderator_of(request)), _("Marked as spam."))


@require_POST
@moderators_only
def settlements(request: HttpRequest, *, comment_id: int) -> HttpResponse:
    """Leave a comment as it is, whatever readers reported of it."""
    comment = find(comment_id)
    form = Approval(request.POST)
    return _decide(request, comment, form, lambda: None, _("The reports are settled; the comment stays."))


@require_POST
@moderators_only
def picks(request: HttpRequest, *, comment_id: int) -> HttpResponse:
    """Pick a comment, or take the pick back. What waits is approved by it: nobody picks what readers are not to see."""
    comment, by = find(comment_id), moderator_of(request)
    form = Approval(request.POST)

    def pick() -> None:
        if request.POST.get("picked") == "no":
            return comment.unpick(by=by)
        if not comment.is_visible:
            comment.approve(by=by)
        return comment.pick(by=by)

    done = _("Not picked any more.") if request.POST.get("picked") == "no" else _("Picked.")
    return _decide(request, comment, form, pick, done)


def find(comment_id: int) -> Comment:
    """The comment, or "not found"."""
    return get_object_or_404(Comment.objects.select_related("thread", "parent"), pk=comment_id)


def _decide(
    request: HttpRequest, comment: Comment, form: Approval, decide: Callable[[], None], done: str
) -> HttpResponse:
    if not form.is_valid():
        return _unclear(request, comment, form)
    try:
        comment.as_seen_at(form.cleaned_data["version"])
        decide()
    except Conflict:
        return _conflict(request, find(comment.pk))
    # Whoever has decided about the comment has looked at what readers say of it.
    Flag.settle(comment, moderator_of(request), after=comment.status)
    if wants_entry(request):
        return render(request, ENTRY, {"done": done, **shown(request, find(comment.pk))})
    undo = messages.button(reverse("moderation:comment", kwargs={"comment_id": comment.pk}), _("Look at it again"))
    messages.success(request, done, buttons=[undo])
    # The page of the queue from which the decision came, at the comment that comes next there.
    return redirect(get_valid_next_url_from_request(request) or reverse("moderation:waiting"))


ENTRY = "discussion/moderation/entry.html"


def wants_entry(request: HttpRequest) -> bool:
    """Whether the queue's script asks, which puts the entry as it stands now in the place of the old one."""
    return request.headers.get("X-Requested-With") == "courant-queue"


def shown(request: HttpRequest, comment: Comment, **changes: object) -> dict[str, object]:
    """What the template of one entry needs."""
    entry: Entry = entries_of([comment], by=moderator_of(request))[0]
    return {"comment": comment, "entry": replace(entry, **changes) if changes else entry}  # type: ignore[arg-type]


def _unclear(request: HttpRequest, comment: Comment, form: Approval) -> HttpResponse:
    if wants_entry(request):
        fields = render_to_string("discussion/moderation/rejection_fields.html", {"form": form})
        context = {"unclear": True, **shown(request, comment, rejection_fields=fields)}
        return render(request, ENTRY, context, status=400)
    context = {"comment": comment, "form": form, **furniture()}
    return render(request, "discussion/moderation/unclear.html", context, status=400)


def _conflict(request: HttpRequest, comment: Comment) -> HttpResponse:
    if wants_entry(request):
        return render(request, ENTRY, {"conflict": True, **shown(request, comment)}, status=409)
    context = {**shown(request, comment), **furniture()}
    return render(request, "discussion/moderation/conflict.html", context, status=409)
