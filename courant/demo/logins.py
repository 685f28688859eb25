"""Logins of the demo newsroom: random passwords, shown again at each start, good on this machine only."""

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest

LOOPBACK = ("127.0.0.1", "::1", "localhost", "[::1]")
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")
MARK = "@example.org"


def keep(data: Path, passwords: dict[str, str]) -> None:
    """Keep new passwords where only the owner of the folder can read them."""
    if not passwords:
        return
    path = data / "demo-logins.json"
    known = kept(data) | passwords
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(known, file, indent=1)


def kept(data: Path) -> dict[str, str]:
    """The passwords by login."""
    path = data / "demo-logins.json"
    return json.loads(path.read_text()) if path.exists() else {}


class DemoLoginsStayHere(ModelBackend):
    """Refuses the demo's logins to anybody who does not sit at this machine."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **rest: Any,
    ) -> Any:
        """The user, or None."""
        user = super().authenticate(request, username=username, password=password, **rest)
        if (
            isinstance(user, AbstractUser)
            and user.email.endswith(MARK)
            and request is not None
            and not is_here(request)
        ):
            return None
        return user


def is_here(request: HttpRequest) -> bool:
    """Whether a request was made on this machine, and not handed on by a proxy."""
    if urlsplit(settings.COURANT.site_url).hostname not in LOOPBACK:
        return False
    if request.META.get("REMOTE_ADDR", "").strip("[]") not in LOOPBACK:
        return False
    host = request.get_host().rsplit(":", 1)[0] if not request.get_host().endswith("]") else request.get_host()
    return host in LOOPBACK and not any(name in request.headers for name in FORWARDED)
