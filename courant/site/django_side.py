"""What the embedded server asks of Django; imported only once the folder is being served."""

import asyncio
import pkgutil
import sys
import threading
from importlib import import_module
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.staticfiles import finders
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import got_request_exception
from django.db import DatabaseError, InterfaceError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.urls import get_resolver

from courant.site.answers import Answer
from courant.site.live import Application, Environ

_this_request = threading.local()


class DatabaseAway(Exception):
    """The request failed because of the database, not because of a fault of ours."""


def load() -> Application:
    """Set Django up, with all its addresses."""
    if not apps.ready:
        django.setup()
    get_resolver().url_patterns  # noqa: B018 (imports every view now, not at the first request)
    connection_created.connect(_leave_checkpoints_to_the_worker, dispatch_uid="courant.site.checkpoints")
    got_request_exception.connect(_note_database_trouble, dispatch_uid="courant.site")
    return WSGIHandler()


def call(application: Application, environ: Environ) -> Answer:
    """One request to the application, answered whole.

    Raises:
        DatabaseAway: the database was gone, locked, full or unmigrated.
    """
    began: dict[str, Any] = {}

    def start_response(status: str, headers: list[tuple[str, str]], _exc_info: Any = None) -> None:
        began.update(status=int(status[:3]), headers=headers)

    _this_request.trouble = False
    parts = application(environ, start_response)
    try:
        body = b"".join(parts)
    finally:
        getattr(parts, "close", lambda: None)()
    if _this_request.trouble and began["status"] >= 500:
        raise DatabaseAway
    return Answer(began["status"], [(name.lower(), value.strip()) for name, value in began["headers"]], body)


class Door:
    """Comments come in here: those that can be taken without Django's handler."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        from courant.discussion.answers import see_other, with_headers
        from courant.discussion.door import Door as Discussion  # has models, which must wait for the applications

        self._discussion = Discussion(loop)
        fields = with_headers(see_other("")).items()  # the same for all, but for the address
        self._headers = [(name.lower(), value) for name, value in fields if name != "Location"]
        self.close = self._discussion.close

    @property
    def is_full(self) -> bool:
        """Whether whoever comes now had better come again."""
        return self._discussion.is_full

    async def take(self, environ: Environ, story_id: str) -> Answer | None:
        """The answer to a comment that is stored; None where the application must answer."""
        receipt = await self._discussion.take(environ, story_id)
        return Answer(303, [("location", receipt), *self._headers]) if receipt else None


def check_database() -> None:
    """Make sure that the tables are those that the code expects.

    Raises:
        LookupError: a migration has not been applied; names it.
        DatabaseError: the database does not answer.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        applied = set(cursor.fetchall())
    connection.close()
    missing = sorted(_migrations_on_disk() - applied)
    if missing:
        app, name = missing[0]
        raise LookupError(f"the database lacks {len(missing)} migrations, first {app}.{name}")


def database_answers() -> bool:
    """Whether a trivial question is answered."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
        return True
    except (DatabaseError, InterfaceError):
        return False
    finally:
        connection.close()


def is_logged_in(session: str) -> bool:
    """Whether a session is kept and belongs to somebody; asked before a large body is read."""
    from django.contrib.sessions.backends.db import SessionStore  # has a model, which must wait for the applications

    try:
        return SESSION_KEY in SessionStore(session)
    except (DatabaseError, InterfaceError):
        return False
    finally:
        connection.close()


def static_file(path: str) -> str | None:
    """The file behind an address under STATIC_URL, straight from the installed packages."""
    found = finders.find(path.removeprefix(settings.STATIC_URL))
    return found if isinstance(found, str) and Path(found).is_file() else None


def _leave_checkpoints_to_the_worker(connection: BaseDatabaseWrapper, **_: Any) -> None:
    # SQLite up to 3.51.2 can lose the end of its log when several processes reset it: one of ours does.
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_autocheckpoint=0")


def _note_database_trouble(**_: Any) -> None:
    _this_request.trouble = isinstance(sys.exc_info()[1], DatabaseError | InterfaceError)


def _migrations_on_disk() -> set[tuple[str, str]]:
    # Names only: importing every migration would cost half a second and ten megabytes at each start.
    names = set()
    for config in apps.get_app_configs():
        if (Path(config.path) / "migrations" / "__init__.py").exists():
            package = import_module(f"{config.name}.migrations")
            modules = [module.name for module in pkgutil.iter_modules(package.__path__)]
            names |= {(config.label, name) for name in modules if name[0] not in "_~"}
    return names
