"""Takes a comment that can be taken straight from the server's event loop, without Django's handler around it.

Everything else is left to the view, which says why and hands back the text: nothing is decided here that is not decided
there, by the same functions.
"""

import asyncio
import logging
import queue
import threading
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.core.handlers.wsgi import WSGIRequest

from courant.discussion import sentences
from courant.discussion.accepting import Sent, Unproven
from courant.discussion.incoming import URLENCODED
from courant.discussion.lanes import is_stamped
from courant.discussion.live import AWAY
from courant.discussion.reader_keys import Reader, receipt_address
from courant.discussion.refused import Refused
from courant.discussion.sentences import Sentence
from courant.discussion.submission import Lane
from courant.discussion.views import received
from courant.discussion.writer import MOST_WAITING, Waiting, Writer

logger = logging.getLogger(__name__)

VERIFIERS = 2  # threads: no more of the machine than this goes into stamps, however many come


class Door:
    """Where comments come in. It belongs to one event loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._writer = Writer(loop)
        self._unverified: queue.SimpleQueue[Waiting | None] = queue.SimpleQueue()
        self._all_verified = threading.Barrier(VERIFIERS, self._writer.stop)
        for _ in range(VERIFIERS):
            threading.Thread(target=self._verify_all, daemon=True, name="stamps").start()

    @property
    def is_full(self) -> bool:
        """Whether whoever comes now had better come again."""
        return self._writer.is_full or self._unverified.qsize() >= MOST_WAITING

    async def take(self, environ: dict[str, Any], story_id: str) -> str | None:
        """The address of the receipt of a comment that is stored, now or before; None where the view must answer."""
        request = WSGIRequest(environ)
        if request.content_type != URLENCODED:  # the other kind takes too long to read for an event loop
            return None
        try:
            request.get_host()  # as Django's handler does before any view
            sent = received(request, story_id, lane=Lane.STAMP)  # which is seen to before it is stored
        except (Refused, SuspiciousOperation):
            return None
        # The last two need a look at the database, or a cookie.
        if not sent.draft.stamp or sent.draft.code or sent.draft.is_remembered:
            return None
        # A stamp is verified by threads that the event loop does not wait for. Limits came before: see courant/site/app.py.
        future = self._loop.create_future()
        self._unverified.put((sent, future))
        outcome = await future
        if outcome is None:
            environ[AWAY] = True  # the view hands the text back, and waits for the database not once more
        if not isinstance(outcome, Reader):
            return None
        try:
            return receipt_address(sent.key_of(outcome))
        except Refused:
            return None

    def close(self) -> None:
        """Take no more; what waits is stored."""
        for _ in range(VERIFIERS):
            self._unverified.put(None)

    def join(self) -> None:
        """Wait until what waited is stored."""
        self._writer.join()

    def _verify_all(self) -> None:
        """What has a good stamp goes on to the writer without a turn of the event loop."""
        while waiting := self._unverified.get():
            sent, future = waiting
            if _has_good_stamp(sent):
                self._writer.store(sent, future)
            else:
                self._writer.answer([(future, Unproven(403, Sentence(sentences.DAMAGED)))])
        self._all_verified.wait()


def _has_good_stamp(sent: Sent) -> bool:
    try:
        return is_stamped(sent)
    except Exception:  # a thread that ended would leave this reader waiting, and in the end all that come
        logger.exception("A stamp could not be verified")
        return False
