"""The one-time tokens of preview pages: made by us for one story, good for a day, kept nowhere."""

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings

from courant.discussion.questions import Question

GOOD_FOR = 24 * 3600  # seconds
_MOMENT, _CHANCE, _SIGN = 4, 12, 16  # bytes; together 43 characters, as long as a browser's token


def issue(story_id: str, at: datetime) -> str:
    """A new token; that a comment with it can be stored once is the database's affair."""
    signed = int(at.timestamp()).to_bytes(_MOMENT, "big") + secrets.token_bytes(_CHANCE)
    return _written(signed + _sign(signed, story_id))


def is_ours(token: str, *, story_id: str, at: datetime) -> bool:
    """Whether we made this token for this story, within the last day."""
    try:
        read = base64.urlsafe_b64decode(f"{token}=")
    except (binascii.Error, ValueError):
        return False
    if _written(read) != token:  # two bits of the last character say nothing: it would be good four times
        return False
    signed, sign = read[: _MOMENT + _CHANCE], read[_MOMENT + _CHANCE :]
    age = int(at.timestamp()) - int.from_bytes(signed[:_MOMENT], "big")
    return hmac.compare_digest(sign, _sign(signed, story_id)) and 0 <= age <= GOOD_FOR


def question_with(token: str, questions: Sequence[Question]) -> Question | None:
    """The question that goes with a token; another token mostly has another. While it is among an edition's questions, it
    stays the same, whatever becomes of the others."""
    return min(questions, key=lambda question: _sign(token.encode(), question.text), default=None)


def issue_with_another_question(
    story_id: str, at: datetime, questions: Sequence[Question], asked: Question | None
) -> str:
    """A new token that asks something else than what was `asked`, where there is something else."""
    token = issue(story_id, at)
    while len(questions) > 1 and question_with(token, questions) == asked:
        token = issue(story_id, at)
    return token


def _written(token: bytes) -> str:
    return base64.urlsafe_b64encode(token).decode().rstrip("=")


def _sign(signed: bytes, words: str) -> bytes:
    message = b"preview:" + signed + words.encode()
    return hmac.digest(settings.SECRET_KEY.encode(), message, hashlib.sha256)[:_SIGN]
