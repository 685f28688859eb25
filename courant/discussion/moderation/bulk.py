"""One verdict for several comments, each decided for itself: what cannot be done for one stops none of the others."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courant.discussion.models import Comment, Conflict, Decision, Flag
from courant.discussion.moderation.forms import Rejection, rules_of
from courant.discussion.moderation.frame import furniture
from courant.discussion.moderation.moderators import moderator_of, moderators_only

MOST = 100
VERDICTS = ("approve", "reject", "spam")


@dataclass(frozen=True)
class Outcome:
    """What became of one of them."""

    comment: Comment
    is_done: bool
    why_not: str = ""
    decision: Decision | None = None


@require_POST
@moderators_only
def verdicts(request: HttpRequest) -> HttpResponse:
    """Decide about all comments that were ticked, as far as they still are as the moderator saw them."""
    seen = dict(_read(item) for item in request.POST.getlist("comment")[:MOST] if item.count("-") == 1)
    verdict = request.POST.get("verdict", "")
    comments = list(Comment.objects.filter(pk__in=seen).select_related("thread").order_by("queued_at", "pk"))
    if not comments or verdict not in VERDICTS:
        problem = _("Tick the comments and choose what is to become of them.")
        return render(request, "discussion/moderation/bulk.html", {"problem": problem, **furniture()}, status=400)
    outcomes = [_decide(request, comment, seen[comment.pk], verdict) for comment in comments]
    missed = [outcome for outcome in outcomes if not outcome.is_done]
    context = {"outcomes": outcomes, "done": len(outcomes) - len(missed), "missed": missed, **furniture(_("Several"))}
    # Not 409 where some were missed: what answers with an error is rolled back, and the others are decided.
    return render(request, "discussion/moderation/bulk.html", context)


def _read(item: str) -> tuple[int, int]:
    number, version = (
        int(part) if part.isascii() and part.isdigit() and len(part) < 19 else 0 for part in item.split("-")
    )
    return number, version


def _decide(request: HttpRequest, comment: Comment, version: int, verdict: str) -> Outcome:
    by = moderator_of(request)
    try:
        comment.as_seen_at(version)
        if verdict == "reject":
            form = Rejection({**request.POST.dict(), "version": version}, policy=rules_of(comment.edition))
            if not form.is_valid():
                return Outcome(comment, False, " ".join(str(text) for texts in form.errors.values() for text in texts))
            comment.reject(by=by, **form.outcome)
        else:
            {"approve": comment.approve, "spam": comment.mark_spam}[verdict](by=by)
    except Conflict:
        comment.refresh_from_db()
        return Outcome(comment, False, _("Somebody was faster."), comment.decisions.last())
    Flag.settle(comment, by, after=comment.status)
    return Outcome(comment, True)
