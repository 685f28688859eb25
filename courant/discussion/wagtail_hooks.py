"""The discussion's place in the desk: its menu item, addresses, permission, and its switch in a moderator's account."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from courant.discussion.moderation import digest_wishes
from courant.discussion.moderation.moderators import is_moderator


class ForModerators(MenuItem):  # type: ignore[misc]  # Wagtail has no types
    def is_shown(self, request: HttpRequest) -> bool:
        return is_moderator(request.user)


# What stands under "Discussion", in this order: text, name of the address, name of the icon.
ITEMS = (
    (_("Queue"), "waiting", "list-ul"),
    (_("Bursts of votes"), "bursts", "warning"),
    (_("Bans"), "bans", "no-view"),
    (_("Threads"), "threads", "folder-open-1"),
    (_("Log"), "log", "history"),
    (_("Editions"), "editions", "cog"),
)


def menu_item() -> SubmenuMenuItem:
    """“Discussion” in the desk's menu."""
    items = [
        ForModerators(text, reverse_lazy(f"moderation:{address}"), name=address, icon_name=icon, order=order)
        for order, (text, address, icon) in enumerate(ITEMS)
    ]
    return SubmenuMenuItem(_("Discussion"), Menu(items=items), name="discussion", icon_name="openquote", order=250)


def addresses() -> list[Any]:
    return [path("discussion/", include("courant.discussion.moderation.urls"))]


def permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="discussion", codename="moderate_comment")


hooks.register("register_admin_menu_item", menu_item)
hooks.register("register_admin_urls", addresses)
hooks.register("register_permissions", permissions)
hooks.register("register_account_settings_panel", digest_wishes.panel)
