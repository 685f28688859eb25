"""Who may moderate."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AbstractUser, AnonymousUser
from django.http import HttpRequest, HttpResponse
from wagtail.admin.auth import permission_denied

PERMISSION = "discussion.moderate_comment"
View = Callable[..., HttpResponse]


def is_moderator(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether the account may decide about readers' comments."""
    return isinstance(user, AbstractUser) and user.has_perm(PERMISSION)


def moderators_only(view: View) -> View:
    """Send everybody else back to the desk's first page with a word why; the desk itself has asked who they are."""

    @wraps(view)
    def guarded(request: HttpRequest, **address: Any) -> HttpResponse:
        if not is_moderator(request.user):
            refusal: HttpResponse = permission_denied(request)
            return refusal
        return view(request, **address)

    return guarded
