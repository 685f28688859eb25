"""Edits of comments that readers see already: the old words and the new ones, side by side."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from courant.discussion import paging
from courant.discussion.models import Conflict, Revision
from courant.discussion.moderation.decisions import wants_entry
from courant.discussion.moderation.entries import histories_of, reasons_of, rejection_fields
from courant.discussion.moderation.forms import Approval, Rejection, rules_of
from courant.discussion.moderation.frame import furniture
from courant.discussion.moderation.moderators import moderator_of, moderators_only
from courant.discussion.moderation.queue import PAGE_SIZE, tabs

EDIT = "discussion/moderation/edit.html"


@require_safe
@moderators_only
def edits(request: HttpRequest) -> HttpResponse:
    """The edits that wait: oldest first, what is at risk before its time."""
    rows = Revision.objects.queued(now=timezone.now()).select_related("comment__thread", "comment__parent")
    page = paging.page_of(rows, "queued_at", request.GET, size=PAGE_SIZE)
    context = {"tab": "edits", "shown": _all_shown(page.rows), "page": page, "what": EDIT, **tabs(), **furniture()}
    return render(request, "discussion/moderation/others.html", context)


@require_POST
@moderators_only
def edit_approvals(request: HttpRequest, *, edit_id: int) -> HttpResponse:
    """Let the new words take the place of the old ones."""
    revision = _find(edit_id)
    form = Approval(request.POST)
    return _decide(request, revision, form, lambda: revision.approve(by=moderator_of(request)), _("Edit approved."))


@require_POST
@moderators_only
def edit_rejections(request: HttpRequest, *, edit_id: int) -> HttpResponse:
    """Leave the comment as it is."""
    revision = _find(edit_id)
    form = Rejection(request.POST, policy=rules_of(revision.comment.edition), auto_id=False)
    return _decide(
        request, revision, form, lambda: revision.reject(by=moderator_of(request), **form.outcome), _("Edit rejected.")
    )


def _find(edit_id: int) -> Revision:
    return get_object_or_404(Revision.objects.select_related("comment__thread", "comment__parent"), pk=edit_id)


def _all_shown(revisions: Sequence[Revision]) -> list[dict[str, Any]]:
    """What the template needs of each; asked for all of a page at once."""
    comments = [revision.comment for revision in revisions]
    histories = histories_of({comment.reader_hash for comment in comments})
    fields = {edition: rejection_fields(edition) for edition in {comment.edition for comment in comments}}
    return [
        {
            "revision": revision, "comment": comment, "rejection_fields": fields[comment.edition],
            "history": histories.get(comment.reader_hash), "reasons": reasons_of(revision),
        }
        for revision, comment in zip(revisions, comments, strict=True)
    ]  # fmt: skip


def _shown(revision: Revision, **more: Any) -> dict[str, Any]:
    return {**_all_shown([revision])[0], **more}


def _decide(
    request: HttpRequest, revision: Revision, form: Approval, decide: Callable[[], None], done: str
) -> HttpResponse:
    said, status = {"done": done}, 200
    if form.is_valid():
        try:
            revision.as_seen_at(form.cleaned_data["version"])
            decide()
        except Conflict:
            said, status = {"conflict": _("Somebody was faster, or its author has changed it. Nothing was done.")}, 409
    else:
        said, status = {"conflict": " ".join(str(text) for texts in form.errors.values() for text in texts)}, 400
    if wants_entry(request):
        return render(request, EDIT, {"item": _shown(_find(revision.pk), **said)}, status=status)
    if status == 200:
        messages.success(request, done)
        return redirect(reverse("moderation:edits"))
    context = {
        "tab": "edits", "shown": [_shown(_find(revision.pk), **said)], "what": EDIT, "page": None, **tabs(), **furniture()
    }  # fmt: skip
    return render(request, "discussion/moderation/others.html", context, status=status)
