"""What moderators create: approvals, rejections, verdicts of spam."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from courant.discussion.models import Comment, Conflict
from courant.discussion.moderation.forms import Approval, Rejection, rules_of
from courant.discussion.moderation.moderators import moderator_of, moderators_only
from courant.discussion.moderation.queue import furniture


@require_POST
@moderators_only
def approvals(request: HttpRequest, *, comment_id: int) -> HttpResponse:
    """Approve a comment."""
    comment = get_object_or_404(Comment.objects.select_related("thread"), pk=comment_id)
    form = Approval(request.POST)
    return _decide(request, comment, form, lambda: comment.approve(by=moderator_of(request)), _("Approved."))


@require_POST
@moderators_only
def rejections(request: HttpRequest, *, comment_id: int) -> HttpResponse:
    """Reject a comment."""
    comment = get_object_or_404(Comment.objects.select_related("thread"), pk=comment_id)
    form = Rejection(request.POST, policy=rules_of(comment.thread.edition))
    return _decide(
        request, comment, form, lambda: comment.reject(by=moderator_of(request), **form.outcome), _("Rejected.")
    )


@require_POST
@moderators_only
def spam(request: HttpRequest, *, comment_id: int) -> HttpResponse:
    """Call a comment spam."""
    comment = get_object_or_404(Comment.objects.select_related("thread"), pk=comment_id)
    form = Approval(request.POST)
    return _decide(request, comment, form, lambda: comment.mark_spam(by=moderator_of(request)), _("Marked as spam."))


def _decide(
    request: HttpRequest, comment: Comment, form: Approval, decide: Callable[[], None], done: str
) -> HttpResponse:
    context = {"comment": comment, "form": form, **furniture()}
    if not form.is_valid():
        return render(request, "discussion/moderation/unclear.html", context, status=400)
    try:
        comment.as_seen_at(form.cleaned_data["version"])
        decide()
    except Conflict:
        comment.refresh_from_db()
        context["decision"] = comment.last_decision
        return render(request, "discussion/moderation/conflict.html", context, status=409)
    messages.success(request, done)
    # The page of the queue from which the decision came, at the comment that comes next there.
    return redirect(get_valid_next_url_from_request(request) or reverse("moderation:waiting"))
