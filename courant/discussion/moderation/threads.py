"""Closing discussions: of one story, or of all that are older than so many days."""

from datetime import timedelta

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from courant.discussion import paging
from courant.discussion.models import Thread
from courant.discussion.moderation import filters, pace
from courant.discussion.moderation.frame import furniture
from courant.discussion.moderation.moderators import moderator_of, moderators_only

PAGE_SIZE = 50
MOST_AT_ONCE = 500  # each is printed again


class OldThreads(forms.Form):
    days = forms.IntegerField(min_value=1, max_value=36500, initial=30, label=gettext_lazy("Older than so many days"))
    edition = forms.CharField(required=False)

    def threads(self) -> "QuerySet[Thread]":
        """The open threads of stories older than that, the oldest first."""
        before = timezone.now() - timedelta(days=self.cleaned_data["days"])
        found = Thread.objects.filter(is_open=True, opened_at__lt=before)
        edition = self.cleaned_data["edition"]
        return (found.filter(edition=edition) if edition else found).order_by("opened_at", "pk")


@require_safe
@moderators_only
def threads(request: HttpRequest) -> HttpResponse:
    """The open threads, the newest story first; with `?days=`, how many are older than that."""
    rows = Thread.objects.filter(is_open=request.GET.get("closed") != "yes")
    page = paging.page_of(rows, "-opened_at", request.GET, size=PAGE_SIZE)
    form = OldThreads(request.GET if "days" in request.GET else None, auto_id="old-%s")
    old = pace.Count.of(form.threads()) if form.is_bound and form.is_valid() else None
    context = {
        "page": page, "form": form, "old": old, "editions": filters.editions(),
        "is_closed": request.GET.get("closed") == "yes",
        "query": "closed=yes" if request.GET.get("closed") == "yes" else "", **furniture(_("Threads")),
    }  # fmt: skip
    return render(request, "discussion/moderation/threads.html", context)


@require_POST
@moderators_only
def closings(request: HttpRequest, *, story_id: str) -> HttpResponse:
    """Close the discussion of one story, or open it again."""
    thread = get_object_or_404(Thread, pk=story_id)
    if request.POST.get("open") == "yes":
        thread.reopen(by=moderator_of(request))
        messages.success(request, _("This story takes comments again."))
    else:
        thread.close(by=moderator_of(request))
        messages.success(request, _("This story takes no more comments."))
    return redirect(get_valid_next_url_from_request(request) or reverse("moderation:threads"))


@require_POST
@moderators_only
def old_closings(request: HttpRequest) -> HttpResponse:
    """Close all that are older than so many days, once the moderator has seen how many they are."""
    form = OldThreads(request.POST)
    if not form.is_valid() or request.POST.get("confirmed") != "yes":
        messages.error(request, _("Nothing was closed: give a number of days, and confirm."))
        return redirect(reverse("moderation:threads"))
    found = list(form.threads()[: MOST_AT_ONCE + 1])
    for thread in found[:MOST_AT_ONCE]:
        thread.close(by=moderator_of(request))
    if len(found) > MOST_AT_ONCE:
        messages.warning(request, _("%d are closed. There are more: close them again.") % MOST_AT_ONCE)
    else:
        messages.success(request, _("Closed: %d.") % len(found))
    return redirect(reverse("moderation:threads"))
