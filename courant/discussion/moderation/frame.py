"""What Wagtail's frame wants to know of the discussion's pages."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _


def furniture(title: str = "") -> dict[str, Any]:
    """Breadcrumbs, title and icon; pages beside the queue have a title of their own."""
    breadcrumbs = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("moderation:waiting"), "label": _("Discussion")},
        *([{"url": "", "label": title}] if title else []),
    ]
    return {"breadcrumbs_items": breadcrumbs, "header_title": title or _("Discussion"), "header_icon": "openquote"}
