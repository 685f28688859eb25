"""Where moderators choose what holds for the discussion of one edition."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from courant.discussion import printed
from courant.discussion.models import Conflict, EditionSettings, SettingsChange
from courant.discussion.moderation.frame import furniture
from courant.discussion.moderation.moderators import moderator_of, moderators_only
from courant.discussion.moderation.queue import tabs
from courant.documents import Edition
from courant.lib import comment_text

LONGEST_LIST = 200_000  # characters; ten thousand words and phrases fit
LISTS = ("banned_words", "suspect_words", "questions")
CHANGES_SHOWN = 10


class SettingsForm(forms.ModelForm):  # type: ignore[type-arg]  # Django knows the argument only when checking
    """All but the switch to post-moderation, which has a page of its own."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    class Meta:
        model = EditionSettings
        fields = ("banned_words", "suspect_words", "questions", "fewest_votes")

    def __init__(self, data: QueryDict | None, *, edition: Edition) -> None:
        kept = EditionSettings.of(edition.id)
        super().__init__(data, instance=kept, initial={"version": kept.version})
        for name in LISTS:
            content = {"dir": edition.direction, "lang": edition.language}
            self.fields[name].widget = forms.Textarea(attrs={"rows": 8, "cols": 60, **content})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in LISTS:
            if name in cleaned:
                cleaned[name] = self._tidy(name, cleaned[name])
        return cleaned

    def outdated(self, version: int) -> None:
        """Say that somebody else was faster; sending the form again is then meant."""
        self.data = {**self.data.dict(), "version": str(version)}  # type: ignore[attr-defined]
        self.add_error(
            None,
            _(
                "Somebody else has changed these settings since you opened them; the changes are listed below. "
                "What you chose is still in the form, and saving puts it in the place of theirs."
            ),
        )

    def _tidy(self, name: str, lines: str) -> str:
        if comment_text.find_fault(lines.replace("\r", "")):
            self.add_error(name, ValidationError(_("It has characters that cannot be shown.")))
        if len(lines) > LONGEST_LIST:
            self.add_error(name, ValidationError(_("It may have 200,000 characters.")))
        return "\n".join(dict.fromkeys(line.strip() for line in lines.splitlines() if line.strip()))


@require_safe
@moderators_only
def editions(request: HttpRequest) -> HttpResponse:
    """The editions, each with the way to its settings."""
    context = {"editions": _printed(), **tabs(), **furniture(_("Editions"))}
    return render(request, "discussion/moderation/editions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@moderators_only
def edition_settings(request: HttpRequest, *, edition: str) -> HttpResponse:
    """The settings of one edition, and changing them."""
    about = next((one for one in _printed() if one.id == edition), None)
    if about is None:
        raise Http404(f"The edition {edition!r} is not printed.")
    kept = EditionSettings.of(edition)
    form = SettingsForm(request.POST or None, edition=about)
    if request.method == "POST" and form.is_valid() and _change(request, kept, form):
        return redirect("moderation:edition-settings", edition=edition)
    context = {
        "form": form, "edition": about, "kept": kept, **tabs(), **furniture(about.title),
        "changes": SettingsChange.objects.filter(edition=edition).order_by("-pk")[:CHANGES_SHOWN],
    }  # fmt: skip
    return render(request, "discussion/moderation/edition_settings.html", context, status=400 if form.errors else 200)


def _change(request: HttpRequest, kept: EditionSettings, form: SettingsForm) -> bool:
    chosen = {name: form.cleaned_data[name] for name in form.Meta.fields}
    try:
        if form.cleaned_data["version"] != kept.version:
            raise Conflict
        record = kept.change(by=moderator_of(request), **chosen)
    except Conflict:
        kept.refresh_from_db()
        form.outdated(kept.version)
        return False
    messages.success(request, _("Saved.") if record else _("Nothing is different."))
    return True


def _printed() -> list[Edition]:
    try:
        with printed.library() as documents:
            return [documents.get(key, Edition) for key in documents.query("editions")]
    except printed.NothingPrinted:
        return []
