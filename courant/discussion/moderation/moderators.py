"""Who may moderate."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.admin.auth import permission_denied

PERMISSION = "discussion.moderate_comment"
View = Callable[..., HttpResponseBase]


def is_moderator(user: User | AnonymousUser) -> bool:
    """Whether the account may decide about readers' comments."""
    return user.has_perm(PERMISSION)


def moderator_of(request: HttpRequest) -> User:
    """Who decides, in a view that is for moderators only."""
    assert isinstance(request.user, User)
    return request.user


def moderators_only(view: View) -> View:
    """Send everybody else back to the desk's first page with a word why; the desk itself has asked who they are."""

    @wraps(view)
    def guarded(request: HttpRequest, **address: Any) -> HttpResponseBase:
        if not is_moderator(request.user):
            refusal: HttpResponseBase = permission_denied(request)
            return refusal
        return view(request, **address)

    return guarded
