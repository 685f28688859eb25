"""Takes a comment that can be taken straight from the server's event loop, without Django's handler around it.

Everything else is left to the view, which says why and hands back the text: nothing is decided here that is not decided
there, by the same functions.
"""

import asyncio
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse

from courant.discussion.answers import see_other, with_headers
from courant.discussion.models import Comment
from courant.discussion.reader_keys import receipt_address
from courant.discussion.refused import Refused
from courant.discussion.views import received
from courant.discussion.writer import Writer


class Door:
    """Where comments come in. It belongs to one event loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._writer = Writer(loop)

    @property
    def is_full(self) -> bool:
        """Whether whoever comes now had better come again."""
        return self._writer.is_full

    async def take(self, environ: dict[str, Any], story_id: str) -> HttpResponse | None:
        """The way to the receipt of a comment that is stored, now or before; None where the view must answer."""
        request = WSGIRequest(environ)
        try:
            request.get_host()  # as Django's handler does before any view
            sent = received(request, story_id)
        except (Refused, SuspiciousOperation):
            return None
        outcome = await self._writer.outcome(sent) if sent.draft.token else None
        if not isinstance(outcome, Comment):
            return None
        try:
            return with_headers(see_other(receipt_address(sent.key_of(outcome))))
        except Refused:
            return None

    def close(self) -> None:
        """Take no more."""
        self._writer.stop()

    def join(self) -> None:
        """Wait until what waited is stored."""
        self._writer.join()
