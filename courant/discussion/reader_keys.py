"""Readers' keys: random, kept by the reader; the database has only a keyed hash of each."""

import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass

from django.conf import settings

TOKEN = re.compile(r"[A-Za-z0-9_-]{22,64}")
KEY = re.compile(r"[a-z2-7]{32}")


@dataclass(frozen=True)
class Reader:
    """All that we know of a reader."""

    key_hash: str


def fresh_token() -> str:
    """A token for one submission, or for the cookie of one voter."""
    return secrets.token_urlsafe(32)


def is_token(text: str) -> bool:
    """Whether this could be a token: of a browser's making or of ours."""
    return TOKEN.fullmatch(text) is not None


def key_from(token: str, *, story_id: str) -> str:
    """The key of a receipt. The same token on the same story gives the same key, so that resending is safe."""
    digest = _hmac("reader-key", f"{story_id}:{token}")
    return base64.b32encode(digest[:20]).decode().lower()


def hash_of(key: str) -> str:
    """What the database keeps of a receipt's key."""
    return _hmac("receipt", key).hex()


def hash_of_voter(token: str) -> str:
    """What the database keeps of a voter's cookie."""
    return _hmac("voter", token).hex()


def _hmac(purpose: str, message: str) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), f"{purpose}:{message}".encode(), hashlib.sha256)
