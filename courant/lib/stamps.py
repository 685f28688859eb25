"""The stamp on a comment: a small proof of work of the browser's, bound to one text, one story and one token.

Nothing is fetched for it and nothing is kept: a token is good for one comment, so a stamp is too. The browser looks for a
number with which PBKDF2 gives a digest that begins with enough zero bits (themes/plain/stamp.js); to verify costs one try.
"""

import hashlib
import re

from courant.lib.comment_text import with_plain_newlines

ROUNDS = 500
BITS = 8
DEMAND = f"{BITS} {ROUNDS}"  # as the form tells the script

_NUMBER = re.compile("[0-9]{1,6}")


def is_good(stamp: str, *, story_id: str, token: str, policy_version: int | None, text: str) -> bool:
    """Whether the work was done for this text. It takes a fraction of a millisecond: too long for an event loop."""
    if not _NUMBER.fullmatch(stamp):
        return False
    return _is_zero(_digest(stamp, _message(story_id, token, policy_version, text)))


def compute(*, story_id: str, token: str, policy_version: int | None, text: str) -> str:
    """A good stamp, found as the browser finds it."""
    message, number = _message(story_id, token, policy_version, text), 0
    while not _is_zero(_digest(str(number), message)):
        number += 1
    return str(number)


def _message(story_id: str, token: str, policy_version: int | None, text: str) -> bytes:
    """What a stamp is bound to, as the browser has it: lines in a textarea end in LF."""
    parts = (story_id, token, str(policy_version), with_plain_newlines(text))
    return "\n".join(parts).encode(errors="replace")


def _digest(number: str, message: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", message, f"courant {number}".encode(), ROUNDS, 4)


def _is_zero(digest: bytes) -> bool:
    return int.from_bytes(digest, "big") >> (32 - BITS) == 0
