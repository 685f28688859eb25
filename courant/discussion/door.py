"""Takes a comment that can be taken straight from the server's event loop, without Django's handler around it.

Everything else is left to the view, which says why and hands back the text: nothing is decided here that is not decided
there, by the same functions.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse

from courant.discussion.answers import see_other, with_headers
from courant.discussion.lanes import is_stamped
from courant.discussion.reader_keys import Reader, receipt_address
from courant.discussion.refused import Refused
from courant.discussion.submission import Lane
from courant.discussion.views import received
from courant.discussion.writer import Writer

VERIFIERS = 2  # threads: no more of the machine than this goes into stamps, however many come


class Door:
    """Where comments come in. It belongs to one event loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._writer = Writer(loop)
        self._verifiers = ThreadPoolExecutor(VERIFIERS, "stamps")

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
        if sent.draft.code or sent.draft.is_remembered:  # these need a look at the database, or a cookie
            return None
        # A stamp is verified by threads that the event loop does not wait for. Limits came before: see courant/site/app.py.
        if not sent.draft.stamp or not await self._loop.run_in_executor(self._verifiers, is_stamped, sent):
            return None
        outcome = await self._writer.outcome(replace(sent, lane=Lane.STAMP))
        if not isinstance(outcome, Reader):
            return None
        try:
            return with_headers(see_other(receipt_address(sent.key_of(outcome))))
        except Refused:
            return None

    def close(self) -> None:
        """Take no more."""
        self._writer.stop()
        self._verifiers.shutdown(wait=False)

    def join(self) -> None:
        """Wait until what waited is stored."""
        self._writer.join()
