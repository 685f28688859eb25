"""Add a correction to a published story."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courant.desk.models import Correction, StoryPage


class CorrectionForm(forms.ModelForm):
    class Meta:
        model = Correction
        fields = ["text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4, "dir": "auto"})}
        labels = {"text": gettext_lazy("What was wrong, and what is right")}


def add(request: HttpRequest, story_id: int) -> HttpResponse:
    """Ask for a correction and add it; it can be neither changed nor removed afterwards."""
    story = get_object_or_404(StoryPage, pk=story_id)
    if not story.permissions_for_user(request.user).can_publish() or not story.live:
        raise PermissionDenied
    form = CorrectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.instance.story, form.instance.by = story, request.user
        form.save()
        messages.success(request, _("The correction is being printed."))
        return redirect("wagtailadmin_pages:edit", story.pk)
    form.fields["text"].widget.attrs["dir"] = story.direction
    context = {"form": form, "story": story, "earlier": story.corrections.all()}
    return render(request, "desk/add_correction.html", context)
