"""The site as one application for Granian: files from memory at once, all else without holding them up."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from math import ceil
from typing import IO, Any

from courant.settings import Settings
from courant.site.answers import NEVER, SECURITY, Answer, Question, plain
from courant.site.bodies import READERS_LIMIT, STAFF_LIMIT, BodyRefused, read_body
from courant.site.desk_files import DeskFiles
from courant.site.limits import MOST_OF_A_DESK, Limits, TooManyAtOnce
from courant.site.limits import sender as sender_of
from courant.site.live import Live, environ_for
from courant.site.paths import PathRefused, cleaned, is_live
from courant.site.printed import PrintedSite
from courant.site.queue import Full, Queue

_SESSION = re.compile(r"(?:^|;)\s*sessionid=([a-z0-9]{32})\s*(?=;|$)")
_LOADING_TAKES = 30.0  # seconds that a live request waits for the application to be loaded
_FORGET_EVERY = 600.0
_READERS = "/-/"
_READERS_METHODS = ("GET", "HEAD", "POST")
_LONGEST_KIND = 256  # characters of a content type, which takes the square of their number to read
_MOST_EDGES = 2000  # of parts of a form; likewise
# Wagtail's own pages need scripts and styles within the page; proofs are shown in frames. Nothing needs eval.
_DESK_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'self'"
)
_DESK_SECURITY = [
    ("content-security-policy", _DESK_POLICY),
    *(field for field in SECURITY if field[0] in ("x-content-type-options", "referrer-policy")),
]


class App:
    """Printed pages and live addresses, told apart by path alone."""

    def __init__(self, settings: Settings, live: Live | None = None) -> None:
        self.printed = PrintedSite(settings.current / "site")
        self.live = live or Live(settings)
        self.desk_files = DeskFiles(self.live)
        # Readers and staff queue apart: a flood of comments and a slow report do not keep each other waiting.
        self._readers = Queue(threads=4, waiting=256, arriving=1024)
        self._staff = Queue(threads=4, waiting=64, arriving=16)
        # Who sends to the desk, and may not be one of them.
        self._strangers = Queue(threads=1, waiting=64, arriving=128)
        self._disk = ThreadPoolExecutor(2, "disk")
        self._tried = asyncio.Event()
        self._limits, self._limits_of_the_desk = Limits(), Limits(in_hand=MOST_OF_A_DESK)
        self._address_header = settings.address_header.lower()

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Granian starts: the application is loaded as soon as pages are served, and not before."""

        def tried() -> None:
            loop.call_soon_threadsafe(self._tried.set)

        loop.call_soon(self.live.start, tried)
        self._forget_in_time(loop)

    def _forget_in_time(self, loop: asyncio.AbstractEventLoop) -> None:
        """What limits remember of addresses goes, also where nobody comes any more."""
        self._limits.forget()
        self._limits_of_the_desk.forget()
        loop.call_later(_FORGET_EVERY, self._forget_in_time, loop)

    def __rsgi_del__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Granian says that it stops."""
        self.live.stop()

    def at_once(self, scope: Any, protocol: Any) -> bool:
        """Answer from memory, if the answer is there. Granian's own thread calls this: it must not wait."""
        if scope.method not in ("GET", "HEAD"):
            return scope.method == "POST" and scope.path.startswith(_READERS) and self._refused_at_once(scope, protocol)
        path, fields = scope.path, scope.headers
        etag = fields.get("if-none-match")
        answer = self.printed.at_once(path, etag, fields.get("accept-encoding")) or self.desk_files.at_once(path, etag)
        if answer is None or answer.file:
            return False
        protocol.response_bytes(answer.status, answer.headers, answer.body)
        return True

    def _refused_at_once(self, scope: Any, protocol: Any) -> bool:
        """Refuse in a flood: with a page from memory, before anything is read, and not counted again."""
        if not self._limits.is_beyond_returning():
            return False
        wait = self._limits.wait_of(sender_of(scope.client, scope.headers, self._address_header))
        if not wait:
            return False
        answer = _last(self.printed.closed(Question(scope.path, "POST", "", scope.headers), 429, ceil(wait)))
        protocol.response_bytes(answer.status, answer.headers, answer.body)
        return True

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        """Answer one request, whatever it is."""
        if scope.proto != "http" or self.at_once(scope, protocol):
            return
        question = Question(scope.path, scope.method, scope.query_string, scope.headers)
        answer = await self._answer(question, scope, protocol)
        if answer.file:
            protocol.response_file(answer.status, answer.headers, answer.file)
        else:
            protocol.response_bytes(answer.status, answer.headers, answer.body)

    async def _answer(self, question: Question, scope: Any, protocol: Any) -> Answer:
        if not is_live(question.path):
            return await self._from_disk(self.printed.answer, question)
        try:
            cleaned(question.path)
        except PathRefused as refusal:
            return plain(400, str(refusal))
        if len(question.headers.get("content-type") or "") > _LONGEST_KIND:
            return _last(plain(400, "No form of ours says so much about its kind."))
        if "%00" in question.query:  # no form of ours sends it, and PostgreSQL cannot look for it
            return plain(400, "The address holds a character that nobody can type.")
        if self.desk_files.has(question.path):
            await self._loaded()
            return await self._from_disk(self.desk_files.answer, question)
        return await self._live(question, scope, protocol)

    async def _live(self, question: Question, scope: Any, protocol: Any) -> Answer:
        is_staff = question.path.startswith("/desk")
        sender = sender_of(scope.client, scope.headers, self._address_header)
        body: IO[bytes] | None = None
        wait = 0
        if not is_staff and question.method not in _READERS_METHODS:
            return _last(plain(405, "Readers ask here, or send a form.", allow=", ".join(_READERS_METHODS)))
        if question.method == "POST" and not is_staff:
            wait = ceil(self._limits.wait(sender))
            if wait and not self._limits.may_return():
                return await self._closed(question, 429, retry_after=wait)
        try:
            if question.method not in ("GET", "HEAD"):
                body = await (
                    self._staff_body(question, protocol, sender) if is_staff else self._body(question, protocol)
                )
            await self._loaded()
            if question.path == "/-/alive/":
                return await self._alive()
            environ = environ_for(scope, body)
            answer = None
            if wait:
                environ["courant.wait"] = wait  # the text is handed back by the view, which alone can read it
            elif question.method == "POST":
                answer = await self.live.take(environ)
                environ["wsgi.input"].seek(0)
            if answer is None:
                queue, limits = (self._staff, self._limits_of_the_desk) if is_staff else (self._readers, self._limits)
                with limits.one_in_hand(sender):
                    answer = await queue.run(self.live.answer, environ)
        except BodyRefused as refusal:
            return await self._closed(question, refusal.status, refusal.retry_after)
        except TooManyAtOnce:
            return await self._closed(question, 429, retry_after=1)
        except Full:
            return await self._closed(question, 503, retry_after=5)
        finally:
            if body:
                body.close()
        return dressed(answer, is_staff) if answer else await self._closed(question, 503)

    async def _body(self, question: Question, protocol: Any) -> IO[bytes]:
        with self._readers.arriving.one():
            return await read_body(protocol, question.headers.get("content-length"), READERS_LIMIT)

    async def _staff_body(self, question: Question, protocol: Any, sender: str) -> IO[bytes]:
        """What is sent to the desk. Who is not logged in sends nothing large, not often, and waits apart until it has
        arrived: a cookie is soon invented, so whether it is one of ours is asked before anything is read."""
        length, key = question.headers.get("content-length"), session_key(question.headers.get("cookie") or "")
        if key:
            await self._loaded()
            if await self._strangers.run(self.live.is_logged_in, key):
                with self._staff.arriving.one():
                    return await read_body(protocol, length, STAFF_LIMIT)
        if wait := ceil(self._limits_of_the_desk.wait(sender)):
            raise BodyRefused(429, retry_after=wait)
        with self._strangers.arriving.one():
            body = await read_body(protocol, length, READERS_LIMIT)
        if body.read().count(b"--") > _MOST_EDGES:
            raise BodyRefused(400)
        body.seek(0)
        return body

    async def _alive(self) -> Answer:
        alive = await self._readers.run(self.live.is_alive)
        if alive:
            return Answer(204, [("cache-control", NEVER), *SECURITY])
        return plain(503, "Desk and discussion are closed for the moment; reading goes on.", retry_after=5)

    async def _closed(self, question: Question, status: int, retry_after: int = 30) -> Answer:
        if question.path.startswith("/desk"):
            sentence = {
                413: "This is more than the desk can take.", 408: "This took too long to arrive.",
                429: "Too much has come from here at once. Please try again in a moment.",
            }  # fmt: skip
            closed = "The desk is closed for the moment; what is published can be read as always."
            answer = plain(status, sentence.get(status, closed), retry_after=retry_after)
        else:
            answer = await self._from_disk(self.printed.closed, question, status, retry_after)
        return _last(answer)

    async def _loaded(self) -> None:
        if self._tried.is_set():
            return
        with suppress(TimeoutError):  # then the application answers None, and the closed page stands in for it
            await asyncio.wait_for(self._tried.wait(), _LOADING_TAKES)

    async def _from_disk(self, answer: Any, *arguments: Any) -> Answer:
        found: Answer = await asyncio.get_running_loop().run_in_executor(self._disk, answer, *arguments)
        return found


def _last(answer: Answer) -> Answer:
    """The same answer, and then the end: the rest of a refused body would be taken for the next request."""
    return Answer(answer.status, [*answer.headers, ("connection", "close")], answer.body)


def session_key(cookies: str) -> str:
    """The key of a session, where the cookies name one that could be ours; what comes last counts, as for Django."""
    found = _SESSION.findall(cookies)
    return found[-1] if found else ""


def dressed(answer: Answer, is_staff: bool) -> Answer:
    """A live answer with the headers that the application did not set itself."""
    named = {name for name, _ in answer.headers}
    ours = [*(_DESK_SECURITY if is_staff else SECURITY), ("cache-control", NEVER)]
    missing = [field for field in ours if field[0] not in named]
    return Answer(answer.status, [*answer.headers, *missing], answer.body)
