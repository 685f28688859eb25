"""What moderators leave for one another: notes, and that they are looking at something."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from courant.discussion.models import Claim, InternalNote, LogEntry
from courant.discussion.moderation.decisions import find, shown
from courant.discussion.moderation.frame import furniture
from courant.discussion.moderation.moderators import moderator_of, moderators_only
from courant.lib import comment_text

MOST_CLAIMED = 100


class NoteForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Note for moderators"), widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if comment_text.find_fault(text):
            raise ValidationError(_("It has characters that cannot be shown."))
        if comment_text.length(text) > InternalNote.LIMIT:
            raise ValidationError(_("It may have %(limit)s characters."), params={"limit": InternalNote.LIMIT})
        return comment_text.tidy_text(text)


@require_safe
@moderators_only
def comment(request: HttpRequest, *, comment_id: int) -> HttpResponse:
    """One comment, with everything that happened to it."""
    return _page(request, comment_id, NoteForm(auto_id="note-%s"))


@require_POST
@moderators_only
def notes(request: HttpRequest, *, comment_id: int) -> HttpResponse:
    """Write a note about a comment."""
    form = NoteForm(request.POST, auto_id="note-%s")
    if not form.is_valid():
        return _page(request, comment_id, form, status=400)
    InternalNote.write(form.cleaned_data["text"], on=find(comment_id), by=moderator_of(request))
    messages.success(request, _("Noted. Only moderators see it."))
    return redirect(reverse("moderation:comment", kwargs={"comment_id": comment_id}))


@require_POST
@moderators_only
def claims(request: HttpRequest) -> HttpResponse:
    """Claim comments for some minutes, or give all of them back; those of others stay theirs."""
    by = moderator_of(request)
    numbers = [int(number) for number in request.POST.getlist("comment")[:MOST_CLAIMED] if _is_number(number)]
    if request.POST.get("give_back"):
        Claim.give_back(by)
        numbers = []
    mine = Claim.take(numbers, by=by, now=timezone.now()) if numbers else set()
    if request.headers.get("X-Requested-With") == "courant-queue":
        return JsonResponse({"mine": sorted(mine)})
    if mine:
        messages.success(request, _("For ten minutes, the other moderators do not see these %d comments.") % len(mine))
    return redirect(get_valid_next_url_from_request(request) or reverse("moderation:waiting"))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19


def _page(request: HttpRequest, comment_id: int, form: NoteForm, status: int = 200) -> HttpResponse:
    found = find(comment_id)
    title = _("Comment %d") % found.pk
    context = {
        "note_form": form, "log": LogEntry.objects.filter(comment_number=found.pk), "tab": "one",
        "decisions": found.decisions.all(), **shown(request, found), **furniture(title),
    }  # fmt: skip
    return render(request, "discussion/moderation/one.html", context, status=status)
