"""Logging in to the desk: Wagtail's page, with limits before the hashing of passwords."""

import secrets
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.admin.views.account import LoginView

from courant.desk.login_limits import Limits, TooMany

COOKIE = "known"
KEPT = 180 * 24 * 3600  # seconds that a browser is known after it has logged in
SALT = "courant.desk.login"
LONGEST_NAME = 150  # Django's own limit for names of accounts

limits = Limits()


class Login(LoginView):
    """The desk's login page."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        account = request.POST.get("username", "")[:LONGEST_NAME]
        mark = mark_of(request, account)
        try:
            with limits.one_try(account, mark or request.META.get("REMOTE_ADDR", ""), is_known=bool(mark)) as attempt:
                response = super().post(request, *args, **kwargs)
                attempt.has_succeeded = response.status_code == 302
        except TooMany as refused:
            response = render(request, "desk/login_later.html", {"wait": refused.wait}, status=429)
            response.headers["Retry-After"] = str(refused.wait)
            return response
        if attempt.has_succeeded:
            remember(response, account, mark or secrets.token_urlsafe(16))
        return response


def mark_of(request: HttpRequest, account: str) -> str:
    """The mark that this browser was given when it logged in to this account; empty for strangers."""
    try:
        name, mark = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEPT)
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return str(mark) if name == account.casefold() else ""


def remember(response: HttpResponse, account: str, mark: str) -> None:
    """Know this browser again. The cookie opens nothing: it only has its failures counted apart."""
    response.set_cookie(
        COOKIE, signing.dumps([account.casefold(), mark], salt=SALT), max_age=KEPT, path="/desk/login/", httponly=True,
        samesite="Strict", secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
