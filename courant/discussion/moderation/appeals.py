"""Appeals of readers against decisions; decided by another moderator than the first, where there is one."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from courant.discussion import paging
from courant.discussion.models import Act, Appeal, Conflict, LogEntry, Outcome, OwnDecision
from courant.discussion.models.appeal import another_moderator
from courant.discussion.moderation.decisions import wants_entry
from courant.discussion.moderation.forms import TOLD_LIMIT
from courant.discussion.moderation.frame import furniture
from courant.discussion.moderation.moderators import moderator_of, moderators_only
from courant.discussion.moderation.queue import PAGE_SIZE, tabs
from courant.lib import comment_text

APPEAL = "discussion/moderation/appeal.html"


class AnswerForm(forms.Form):
    outcome = forms.ChoiceField(choices=Outcome.choices)
    told = forms.CharField(
        label=gettext_lazy("What the reader is told"), widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages={"required": gettext_lazy("Tell the reader why: whoever appeals gets a reason.")},
    )  # fmt: skip

    def clean_told(self) -> str:
        told: str = self.cleaned_data["told"]
        if comment_text.find_fault(told) or comment_text.length(told) > TOLD_LIMIT:
            raise ValidationError(_("It may have %(limit)s characters, and none that cannot be shown."),
                                  params={"limit": TOLD_LIMIT})  # fmt: skip
        return comment_text.tidy_text(told)


@require_safe
@moderators_only
def appeals(request: HttpRequest) -> HttpResponse:
    """The appeals that nobody has decided, oldest first."""
    page = paging.page_of(_all().filter(outcome=None), "at", request.GET, size=PAGE_SIZE)
    is_alone = not another_moderator(than=moderator_of(request))
    shown = [_shown(appeal, request, is_alone=is_alone) for appeal in page.rows]
    context = {"tab": "appeals", "shown": shown, "page": page, "what": APPEAL, **tabs(), **furniture()}
    return render(request, "discussion/moderation/others.html", context)


@require_POST
@moderators_only
def answers(request: HttpRequest, *, appeal_id: int) -> HttpResponse:
    """Let a decision stand, or reverse it."""
    appeal, by = get_object_or_404(_all(), pk=appeal_id), moderator_of(request)
    form = AnswerForm(request.POST, auto_id=False)
    if not form.is_valid():
        why = " ".join(str(text) for texts in form.errors.values() for text in texts)
        return _again(request, appeal, form, why, status=400)
    told, outcome = form.cleaned_data["told"], form.cleaned_data["outcome"]
    try:
        (appeal.reverse if outcome == Outcome.REVERSED else appeal.uphold)(by=by, told=told)
    except OwnDecision:
        return _again(request, appeal, form, _("You decided this yourself: another moderator answers."), status=409)
    except Conflict:
        return _again(request, appeal, form, _("Somebody was faster. Your answer was not sent."), status=409)
    LogEntry.write(Act.APPEAL, by, about=appeal.decision.comment, before="open", after=outcome.lower())
    done = _("The decision was reversed.") if outcome == Outcome.REVERSED else _("The decision stands.")
    if wants_entry(request):
        return render(request, APPEAL, {"item": _shown(appeal, request, done=done)})
    messages.success(request, done)
    return redirect(reverse("moderation:appeals"))


def _all() -> Any:
    return Appeal.objects.select_related("decision__comment__thread", "decision__comment__parent", "decision__revision")


def _again(request: HttpRequest, appeal: Appeal, form: AnswerForm, why: str, *, status: int) -> HttpResponse:
    item = _shown(get_object_or_404(_all(), pk=appeal.pk), request, conflict=why, form=form)
    if wants_entry(request):
        return render(request, APPEAL, {"item": item}, status=status)
    context = {"tab": "appeals", "shown": [item], "what": APPEAL, "page": None, **tabs(), **furniture()}
    return render(request, "discussion/moderation/others.html", context, status=status)


def _shown(appeal: Appeal, request: HttpRequest, *, is_alone: bool | None = None, **more: Any) -> dict[str, Any]:
    return {
        "appeal": appeal, "comment": appeal.decision.comment, "decision": appeal.decision, "form": AnswerForm(auto_id=False),
        "may_answer": appeal.may_be_decided_by(moderator_of(request), is_alone=is_alone), **more,
    }  # fmt: skip
