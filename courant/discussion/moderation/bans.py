"""Bans of readers' keys: put, listed, lifted, and answered where the reader asks for another look."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from courant.discussion.models import Ban, Conflict, OwnDecision
from courant.discussion.moderation.forms import TOLD_LIMIT
from courant.discussion.moderation.frame import furniture
from courant.discussion.moderation.moderators import moderator_of, moderators_only
from courant.lib import comment_text

DAYS = {1: gettext_lazy("a day"), 7: gettext_lazy("a week"), 30: gettext_lazy("30 days"), 0: gettext_lazy("for good")}
MOST = 200


def tidy(text: str) -> str:
    """What a reader is told, judged as all that moderators write.

    Raises:
        ValidationError: it is too long, or cannot be shown.
    """
    if comment_text.find_fault(text) or comment_text.length(text) > TOLD_LIMIT:
        raise ValidationError(
            _("It may have %(limit)s characters, and none that cannot be shown."), params={"limit": TOLD_LIMIT}
        )
    return comment_text.tidy_text(text)


class BanForm(forms.Form):
    days = forms.TypedChoiceField(coerce=int, choices=list(DAYS.items()), initial=7, label=gettext_lazy("For"))
    reason = forms.CharField(
        label=gettext_lazy("What the reader is told"), widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )

    def clean_reason(self) -> str:
        return tidy(self.cleaned_data["reason"])


class ReplyForm(forms.Form):
    outcome = forms.ChoiceField(choices=[("lift", "lift"), ("uphold", "uphold")])
    told = forms.CharField()

    def clean_told(self) -> str:
        return tidy(self.cleaned_data["told"])


@require_safe
@moderators_only
def bans(request: HttpRequest) -> HttpResponse:
    """The bans in force, those first whose readers ask for another look."""
    return _page(request)


@require_POST
@moderators_only
def reader_bans(request: HttpRequest, *, reader_hash: str) -> HttpResponse:
    """Ban a key."""
    form = BanForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(text) for texts in form.errors.values() for text in texts))
        return redirect(reverse("moderation:reader", kwargs={"reader_hash": reader_hash}))
    days = form.cleaned_data["days"]
    until = timezone.now() + timedelta(days=days) if days else None
    try:
        Ban.put(reader_hash, by=moderator_of(request), reason=form.cleaned_data["reason"], until=until)
    except Conflict:
        messages.error(request, _("Somebody was faster: this key is banned already."))
    else:
        messages.success(request, _("Banned. The reader finds the reason on their page, and can ask for another look."))
    return redirect(reverse("moderation:reader", kwargs={"reader_hash": reader_hash}))


@require_POST
@moderators_only
def lifts(request: HttpRequest, *, ban_id: int) -> HttpResponse:
    """Lift a ban."""
    try:
        get_object_or_404(Ban, pk=ban_id).lift(by=moderator_of(request))
    except Conflict:
        return _page(request, _("Somebody was faster: this ban has been lifted already."), status=409)
    messages.success(request, _("Lifted."))
    return redirect(reverse("moderation:bans"))


@require_POST
@moderators_only
def replies(request: HttpRequest, *, ban_id: int) -> HttpResponse:
    """Answer a reader who asked for another look."""
    ban, form = get_object_or_404(Ban, pk=ban_id), ReplyForm(request.POST)
    if not form.is_valid():
        return _page(request, _("Tell the reader why, in up to %d characters.") % TOLD_LIMIT, status=400)
    is_lifted = form.cleaned_data["outcome"] == "lift"
    try:
        ban.reply(moderator_of(request), told=form.cleaned_data["told"], is_lifted=is_lifted)
    except OwnDecision:
        return _page(request, _("You put this ban yourself: another moderator answers."), status=409)
    except Conflict:
        return _page(request, _("Somebody was faster. Your answer was not sent."), status=409)
    messages.success(request, _("Answered."))
    return redirect(reverse("moderation:bans"))


def ban_of(reader_hash: str) -> dict[str, Any]:
    """What the page of a reader says of bans."""
    return {
        "ban": Ban.of(reader_hash, at=timezone.now()), "earlier_bans": Ban.objects.filter(reader_hash=reader_hash).count(),
        "ban_form": BanForm(auto_id="ban-%s"),
    }  # fmt: skip


def _page(request: HttpRequest, problem: str = "", *, status: int = 200) -> HttpResponse:
    user = moderator_of(request)
    contested = [(ban, ban.may_be_answered_by(user)) for ban in Ban.objects.contested()[:MOST]]
    held = Ban.objects.in_force(timezone.now()).exclude(pk__in=[ban.pk for ban, _may in contested])[:MOST]
    context = {"contested": contested, "held": held, "problem": problem, **furniture(_("Bans"))}
    return render(request, "discussion/moderation/bans.html", context, status=status)
