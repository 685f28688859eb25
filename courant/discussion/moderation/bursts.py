"""Where moderators look at bursts: far more answers to “Do you like this article?” than are usual for a story."""

from django import forms
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from courant.discussion.models import Burst, BurstOutcome, Choice, Conflict
from courant.discussion.moderation.frame import furniture
from courant.discussion.moderation.moderators import moderator_of, moderators_only
from courant.discussion.moderation.queue import tabs

DECIDED_SHOWN = 50


class Decided(forms.Form):
    outcome = forms.ChoiceField(choices=BurstOutcome.choices)
    version = forms.IntegerField(min_value=1)


@require_safe
@moderators_only
def bursts(request: HttpRequest) -> HttpResponse:
    """Those that wait for a decision, and those decided last."""
    counted = Burst.objects.select_related("thread").annotate(
        yes=Count("votes", filter=Q(votes__choice=Choice.YES)), no=Count("votes", filter=Q(votes__choice=Choice.NO))
    )
    context = {
        "waiting": counted.filter(outcome=""), "decided": counted.exclude(outcome="")[:DECIDED_SHOWN],
        "outcomes": BurstOutcome, "tab": "bursts", **tabs(), **furniture(_("Bursts of votes")),
    }  # fmt: skip
    return render(request, "discussion/moderation/bursts.html", context)


@require_POST
@moderators_only
def burst_decisions(request: HttpRequest, *, burst_id: int) -> HttpResponse:
    """Release or discard the answers of a burst."""
    burst = get_object_or_404(Burst.objects.select_related("thread"), pk=burst_id)
    form = Decided(request.POST)
    if not form.is_valid():
        messages.error(request, _("The form did not arrive as it was sent. Decide again."))
        return redirect("moderation:bursts")
    try:
        burst.decide(
            BurstOutcome(form.cleaned_data["outcome"]), by=moderator_of(request), version=form.cleaned_data["version"]
        )
    except Conflict:
        messages.error(request, _("Not decided: it has changed since you opened the page. Look at it as it is now."))
    else:
        messages.success(request, burst.get_outcome_display())
    return redirect("moderation:bursts")
