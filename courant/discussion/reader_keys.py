"""Readers' keys: random, kept by the reader; the database has only a keyed hash of each."""

import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings

TOKEN = re.compile(r"[A-Za-z0-9_-]{22,64}")
# 100 bits, in four groups of five to write down. Keys had 32 characters before, and the links with those still work.
LENGTH, GROUP = 20, 5
KEY = re.compile(r"[a-z2-7]{20}|[a-z2-7]{32}")
LONGEST_CODE = 80  # typed with whatever between the characters
COOKIE = "reader"


@dataclass(frozen=True)
class Reader:
    """All that we know of a reader."""

    hash: str


def fresh_token() -> str:
    """A token for one submission, or for the cookie of one voter."""
    return secrets.token_urlsafe(32)


def is_token(text: str) -> bool:
    """Whether this could be a token: of a browser's making or of ours."""
    return TOKEN.fullmatch(text) is not None


def is_key(text: str) -> bool:
    """Whether this could be a reader's key."""
    return KEY.fullmatch(text) is not None


def long_key(token: str, *, story_id: str) -> str:
    """What a receipt's key was when it had 32 characters, and begins with the key of a reader who has none yet. The same
    token on the same story gives the same one, so that resending leads to the same receipt."""
    return base64.b32encode(_hmac("reader-key", f"{story_id}:{token}")[:20]).decode().lower()


def key_typed(code: str) -> str:
    """The key that a reader typed from paper: with hyphens or without, with spaces, in capitals. Empty if it is none."""
    if len(code) > LONGEST_CODE:
        return ""
    key = re.sub(r"[\W_]", "", code).lower().replace("0", "o").replace("1", "l")
    return key if is_key(key) else ""


def code_of(key: str) -> str:
    """The key in groups, to write down."""
    return "-".join(key[start : start + GROUP] for start in range(0, len(key), GROUP))


def key_behind(reader_hash: str, *, given: str, token: str, story_id: str) -> str:
    """Which key the author of a stored comment holds: the one given, or one that the token leads to. Empty if the
    comment was sent with another."""
    long = long_key(token, story_id=story_id)
    return next((key for key in (given, long[:LENGTH], long) if key and hash_of(key) == reader_hash), "")


def receipt_address(key: str) -> str:
    """The private link: whoever has it sees what became of the comment."""
    return f"/-/receipts/{key}/"


def hash_of(key: str) -> str:
    """What the database keeps of a reader's key."""
    return _hmac("receipt", key).hex()


def feed_key(key: str) -> str:
    """What the address of a reader's feed has in place of their key: it leads to the hash, and never back to the key."""
    reader_hash = hash_of(key)
    return f"{reader_hash}{_signature(reader_hash)}"


def hash_behind_feed(feed_key: str) -> str:
    """Whose feed this is, as the database knows them. Empty if the address was not made here."""
    reader_hash, signature = feed_key[:64], feed_key[64:]
    # Bytes, because others than ASCII cannot be compared as text.
    return (
        reader_hash if hmac.compare_digest(signature.encode(errors="replace"), _signature(reader_hash).encode()) else ""
    )


def hash_of_token(token: str, *, story_id: str) -> str:
    """What the database keeps of the token of a submission."""
    return hash_of(long_key(token, story_id=story_id))


def hash_of_voter(token: str) -> str:
    """What the database keeps of a voter's cookie."""
    return _hmac("voter", token).hex()


def _signature(reader_hash: str) -> str:
    return _hmac("replies", reader_hash)[:16].hex()


def _hmac(purpose: str, message: str) -> bytes:
    keyed = _keyed(settings.SECRET_KEY).copy()
    keyed.update(f"{purpose}:{message}".encode())
    return keyed.digest()


@lru_cache(maxsize=1)
def _keyed(secret: str) -> hmac.HMAC:
    """Not `hmac.digest`, which lets go of the interpreter each time: where comments come in by the hundred, threads that
    work for microseconds would wait for milliseconds to have it back."""
    return hmac.new(secret.encode(), digestmod=hashlib.sha256)
