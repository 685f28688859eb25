"""The application behind the live addresses: loaded after the folder is served, and never missed by it."""

import asyncio
import os
import re
import sys
import threading
from collections.abc import Callable, Iterable
from io import BytesIO
from time import monotonic
from typing import IO, TYPE_CHECKING, Any

from courant.lib.garbage import leave_alone_what_is_loaded
from courant.settings import Settings
from courant.site.answers import Answer
from courant.site.queue import Full

if TYPE_CHECKING:
    from courant.site.django_side import Door

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

_COMMENT = re.compile("/-/comments/([0-9A-Za-z_-]{1,64})/")
_RETRY_AFTER = 2.0  # seconds between attempts to load
_ALIVE_FOR = 1.0  # seconds that one look at the database is good for


class Live:
    """The application, which may be still loading, or unable to load, or loaded."""

    def __init__(self, settings: Settings, load: Callable[[Settings], Application] | None = None) -> None:
        self._settings = settings
        self._load = load or load_django
        self._application: Application | None = None
        self._stopped = threading.Event()
        self._door: Door | None = None
        self._looked: tuple[float, bool] = (-_ALIVE_FOR, False)

    def start(self, tried: Callable[[], None] = lambda: None) -> None:
        """Load in the background, as often as it takes; `tried` is called after the first attempt."""
        threading.Thread(target=self._load_until_loaded, args=(tried,), daemon=True, name="load").start()

    def stop(self) -> None:
        """Give up loading."""
        self._stopped.set()
        if self._door:
            self._door.close()

    def answer(self, environ: Environ) -> Answer | None:
        """What the application answers; None when it cannot, because it or its database is away."""
        if self._application is None or not database_exists(self._settings):
            return None
        from courant.site.django_side import DatabaseAway, call

        try:
            return call(self._application, environ)
        except DatabaseAway:
            return None

    async def take(self, environ: Environ) -> Answer | None:
        """The answer to a comment that was stored without the application; None where that must answer.

        Raises:
            Full: too many comments wait to be stored.
        """
        comment = _COMMENT.fullmatch(environ["PATH_INFO"])
        if not comment or self._application is None:  # that the database is there is seen to by the writer
            return None
        if self._door is None:
            from courant.site.django_side import Door

            self._door = Door(asyncio.get_running_loop())
        if self._door.is_full:
            raise Full
        return await self._door.take(environ, comment[1])

    def is_alive(self) -> bool:
        """Whether the application is loaded and its database answers, as of at most a second ago."""
        looked_at, alive = self._looked
        if monotonic() - looked_at >= _ALIVE_FOR:
            alive = self._application is not None and database_exists(self._settings) and _database_answers()
            self._looked = (monotonic(), alive)
        return alive

    def is_logged_in(self, session: str) -> bool:
        """Whether a session is one of somebody's who has logged in; False while the database cannot say."""
        if self._application is None or not database_exists(self._settings):
            return False
        from courant.site.django_side import is_logged_in

        return is_logged_in(session)

    def static_file(self, path: str) -> str | None:
        """The file behind an address of the desk's own styles and scripts."""
        if self._application is None:
            return None
        from courant.site.django_side import static_file

        return static_file(path)

    def _load_until_loaded(self, tried: Callable[[], None]) -> None:
        said, first = "", True
        while self._application is None and not self._stopped.is_set():
            try:
                self._application = self._load(self._settings)
            except Exception as problem:  # whatever it is, the folder goes on being served
                sentence = f"{type(problem).__name__}: {problem}"
                if sentence != said:
                    print(f"Desk and discussion are closed: {sentence}", file=sys.stderr, flush=True)
                said = sentence
            if first:
                tried()
                first = False
            if self._application is None:
                self._stopped.wait(_RETRY_AFTER)


def load_django(settings: Settings) -> Application:
    """Import Django and everything behind it.

    Raises:
        Exception: of many kinds: it cannot be loaded as things are.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "courant.django_settings")
    from courant.site import django_side

    application = django_side.load()
    if not database_exists(settings):
        raise FileNotFoundError(f"{settings.tables} does not exist")
    django_side.check_database()
    leave_alone_what_is_loaded()
    return application


def database_exists(settings: Settings) -> bool:
    """False when the SQLite file is gone: asking Django then would make an empty one in its place."""
    return bool(settings.database) or settings.tables.exists()


def environ_for(scope: Any, body: IO[bytes] | None) -> Environ:
    """A request as WSGI has it."""
    host, _, port = scope.server.rpartition(":")
    environ: Environ = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": host,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": body or BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    environ.update(_header_fields(scope.headers.items()))
    if "\\" in environ.get("HTTP_COOKIE", ""):
        environ["HTTP_COOKIE"] = _without_escapes(environ["HTTP_COOKIE"])
    if scope.authority:  # an absolute address in the request line outweighs the Host header
        environ["HTTP_HOST"] = scope.authority
    if body:
        environ["CONTENT_LENGTH"] = str(body.seek(0, os.SEEK_END))
        body.seek(0)
    return environ


def _header_fields(items: Iterable[tuple[str, str]]) -> Environ:
    fields: Environ = {}
    for name, value in items:
        if "_" in name:  # X_Forwarded_For would pass for X-Forwarded-For
            continue
        key = name.upper().replace("-", "_")
        key = key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"
        joint = "; " if key == "HTTP_COOKIE" else ","
        fields[key] = f"{fields[key]}{joint}{value}" if key in fields else value
    return fields


def _without_escapes(cookies: str) -> str:
    """No cookie of ours or of Django's has a backslash; up to 3.11.9 and 3.12.5 Python needs a second to read 30 kB of them
    (CVE-2024-7592)."""
    return ";".join(one for one in cookies.split(";") if "\\" not in one)


def _database_answers() -> bool:
    from courant.site.django_side import database_answers

    return database_answers()
