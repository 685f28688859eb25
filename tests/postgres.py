"""A PostgreSQL server of the tests' own: a throwaway cluster in a temporary folder, reached by a socket in that folder.

Run as a module, it starts one and runs on it those tests that touch the database: `python -m tests.postgres [pytest's
options]`.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).parent.parent
PROGRAMS = "/usr/lib/postgresql/*/bin"  # where Debian and Ubuntu keep them, beside other versions
USER = "courant"
# Nobody pulls the plug on a cluster that is thrown away afterwards; waiting for the disk would double the time.
SPEED = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "200"}
NOTHING_LEFT = 5  # pytest's exit code where no test was chosen


class NoPostgres(RuntimeError):
    """PostgreSQL cannot be run here; says why."""


class Cluster:
    """One server with its data, which goes when it is stopped. Only this user and root can enter its folder."""

    def __init__(self, **settings: str) -> None:
        self.settings = SPEED | settings
        self.programs = find_programs()
        self.account = account_for_it()
        self.folder = Path(tempfile.mkdtemp(prefix="courant-pg-"))
        self.data = self.folder / "data"
        if self.account:
            os.chown(self.folder, self.account.pw_uid, self.account.pw_gid)

    def __enter__(self) -> "Cluster":
        # Sorted by a language's rules, as most real ones are: what we print must not depend on the order of letters.
        has_icu = int(self.programs.parent.name.partition(".")[0]) >= 15
        order = ["--locale-provider", "icu", "--icu-locale", "en-US"] if has_icu else []
        self.call("initdb", "--pgdata", self.data, "--auth", "trust", "--username", USER, "--encoding", "UTF8",
                  "--locale", "C.UTF-8", *order, "--no-sync")  # fmt: skip
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        try:
            self.stop()
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> None:
        """Start, and return once it takes questions. It listens to its socket only, so nobody else can reach it; unless
        told otherwise."""
        settings = {"listen_addresses": "", **self.settings, "unix_socket_directories": str(self.folder)}
        options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        self.call(
            "pg_ctl", "start", "--pgdata", self.data, "--log", self.folder / "log", "--wait", "--options", options
        )

    def stop(self) -> None:
        """Stop at once, with whatever is being done."""
        self.call("pg_ctl", "stop", "--pgdata", self.data, "--mode", "immediate", "--wait")

    def restart(self) -> None:
        """As after a crash: connections are cut, what was not committed is gone."""
        self.stop()
        self.start()

    def url(self, database: str = "postgres") -> str:
        """The value of COURANT_DATABASE for one of its databases."""
        return f"postgres://{USER}@/{database}?host={quote(str(self.folder), safe='')}"

    def make(self, database: str, *, like: str = "template0") -> str:
        """A database, empty or a copy of another that nobody is connected to; returns its address."""
        self.ask(f'CREATE DATABASE "{database}" TEMPLATE "{like}"')
        return self.url(database)

    def ask(self, statement: str) -> None:
        """Tell the server something that stands outside of any transaction."""
        import psycopg

        with psycopg.connect(host=str(self.folder), user=USER, dbname="postgres", autocommit=True) as connection:
            connection.execute(statement)

    def call(self, program: str, *arguments: str | Path) -> None:
        """Run one of PostgreSQL's programs.

        Raises:
            subprocess.CalledProcessError: it failed; with what it said.
        """
        as_whom = (
            {"user": self.account.pw_uid, "group": self.account.pw_gid, "extra_groups": []} if self.account else {}
        )
        with tempfile.TemporaryFile("w+") as said:  # a pipe would stay open for as long as the server lives
            done = subprocess.run(
                [self.programs / program, *arguments], cwd="/", stdin=subprocess.DEVNULL, stdout=said, stderr=said,
                env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}, **as_whom,
            )  # fmt: skip
            said.seek(0)
            if done.returncode:
                raise subprocess.CalledProcessError(done.returncode, program, said.read()[-2000:])


def find_programs() -> Path:
    """The folder of the newest PostgreSQL's programs.

    Raises:
        NoPostgres: there is none.
    """
    found = sorted(Path("/").glob(PROGRAMS[1:]), key=lambda folder: int(folder.parent.name.partition(".")[0]))
    if not found:
        raise NoPostgres(f"There is no {PROGRAMS}: apt install postgresql")
    return found[-1]


def account_for_it() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root: then whose it is. None where we are not root."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NoPostgres("PostgreSQL refuses to run as root, and there is no account named postgres or nobody.")


@contextmanager
def server_of_the_run() -> Iterator[Cluster]:
    """A cluster for a whole run of tests: its processes find it by COURANT_DATABASE."""
    with Cluster() as cluster:
        os.environ["COURANT_DATABASE"] = cluster.make("courant")
        yield cluster


def main(options: list[str]) -> int:
    """Run the tests; returns pytest's exit code."""
    try:
        with server_of_the_run():
            code = subprocess.call([sys.executable, "-m", "pytest", *options], cwd=ROOT)
            return 0 if code == NOTHING_LEFT else code
    except NoPostgres as trouble:
        print(f"LEFT OUT: the tests on PostgreSQL. {trouble}")
        return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
