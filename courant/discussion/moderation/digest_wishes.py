"""The switch for the daily mail, where an account sets its notifications."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab
from wagtail.admin.widgets import SwitchInput

from courant.discussion.models import DigestWish
from courant.discussion.moderation.moderators import is_moderator


class DigestWishForm(forms.ModelForm):  # type: ignore[type-arg]  # Django's own is no generic when it runs
    class Meta:
        model = DigestWish
        fields = ("is_wanted",)
        labels = {"is_wanted": _("Daily mail with what waits for moderators")}
        widgets = {"is_wanted": SwitchInput()}


class DigestWishPanel(BaseSettingsPanel):  # type: ignore[misc]  # Wagtail has no types
    name = "discussion"
    title = _("Discussion")
    tab = notifications_tab
    order = 200

    def is_active(self) -> bool:
        """Nobody else gets the mail."""
        return is_moderator(self.user)

    def get_form(self) -> DigestWishForm:
        sent = self.request.POST if self.request.method == "POST" else None
        return DigestWishForm(sent, instance=DigestWish.of(self.user), prefix=self.name)


def panel(request: HttpRequest, user: User, profile: Any) -> DigestWishPanel:
    return DigestWishPanel(request, user, profile)
