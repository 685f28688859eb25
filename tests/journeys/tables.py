"""The database of a newsroom on a journey: a file in its data folder, or a database of its own where the run of tests
has PostgreSQL. Asked from outside, as the newsroom's processes do not know that they are watched."""

import hashlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

SERVER = os.environ.get("COURANT_DATABASE", "")
Rows = list[tuple[Any, ...]]


def setting(data: Path) -> dict[str, str]:
    """What the environment of a newsroom's processes says of its database."""
    return {"COURANT_DATABASE": address(name_of(data))} if SERVER else {}


def make(data: Path) -> None:
    """A database for a new data folder. SQLite makes its own."""
    if SERVER:
        tell(f'CREATE DATABASE "{name_of(data)}" TEMPLATE template0')


def copy(data: Path, other: Path) -> None:
    """The database of one newsroom, which has stopped, for another. With SQLite the folder brings it along."""
    if SERVER:
        tell(f'CREATE DATABASE "{name_of(other)}" TEMPLATE "{name_of(data)}"')
        # A sequence is copied with numbers that it thinks are in the log of the server: after a crash it would hand
        # them out again. Behind a checkpoint it logs them anew.
        tell("CHECKPOINT")


def rows(data: Path, question: str, *values: Any) -> Rows:
    """Ask without being able to write; values stand as question marks."""
    if not SERVER:
        with closing(read_only(data / "db.sqlite3")) as tables:
            return tables.execute(question, values).fetchall()
    import psycopg

    with psycopg.connect(address(name_of(data)), options="-c default_transaction_read_only=on") as tables:
        return tables.execute(question.replace("?", "%s"), values).fetchall()


def read_only(file: Path) -> sqlite3.Connection:
    """A connection that cannot write."""
    return sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=20)


def tell(statement: str) -> None:
    """Tell the server something that stands outside of any transaction."""
    import psycopg

    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(statement)


def tell_within(data: Path, statement: str) -> None:
    """Change something in the database of a newsroom on PostgreSQL behind its back."""
    import psycopg

    with psycopg.connect(address(name_of(data)), autocommit=True) as tables:
        tables.execute(statement)


def name_of(data: Path) -> str:
    """The name of the database that belongs to a data folder."""
    return f"newsroom-{hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:16]}"


def address(name: str) -> str:
    """The value of COURANT_DATABASE for a database on the run's server."""
    return urlsplit(SERVER)._replace(path=f"/{name}").geturl()
