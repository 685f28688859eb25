"""What the shelf should be: the whole site printed anew, by another process, from a copy of the database."""

import hashlib
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.journeys import tables
from tests.journeys.prepared import ROOT, environment

Files = dict[str, str]


class FullPrint:
    """A second press in a process of its own, which prints a copy of a newsroom as often as asked."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.full_print"], env=environment(data), cwd=ROOT,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip

    def of(self, newsroom: Path) -> Files:
        """The files of a full print of another newsroom's database, into a new tree; the one before lends its pictures."""
        if not tables.SERVER:
            with (
                closing(tables.read_only(newsroom / "db.sqlite3")) as source,
                closing(sqlite3.connect(self.data / "db.sqlite3", timeout=20)) as target,
            ):
                source.backup(target)
        shutil.copytree(newsroom / "originals", self.data / "originals", dirs_exist_ok=True)
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(f"{tables.name_of(newsroom)}\n")
        self.process.stdin.flush()
        failed = self.process.stdout.readline()
        assert failed == "0 failed\n", f"The full print says: {failed!r}"
        return files_in(self.data / "current" / "site")

    def close(self) -> None:
        """End the process."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()


def files_in(folder: Path) -> Files:
    """Every file and folder, hidden ones too, with what is in it."""
    top = folder.resolve()
    return {
        str(path.relative_to(top)): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        for path in top.rglob("*")
    }  # fmt: skip


def differences(found: Files, wanted: Files) -> list[str]:
    """One line for each file that is not as it should be."""
    return [
        f"{name}: {'stray' if name not in wanted else 'missing' if name not in found else 'differs'}"
        for name in sorted(found.keys() | wanted.keys())
        if found.get(name) != wanted.get(name)
    ]


def print_when_asked() -> None:
    """Print the whole site for each line read; on PostgreSQL, from the database with that name, and changing nothing in
    it: it cannot be copied while the newsroom is connected."""
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection, connections, transaction

    from courant.press import tree
    from courant.publishing import leading, releases

    leading.is_needed = lambda: False  # another folder leads; what this one marks as printed is taken back
    for line in sys.stdin:
        if tables.SERVER:
            connection.settings_dict["NAME"] = line.strip()
        with transaction.atomic():
            report = releases.print_site()
            transaction.set_rollback(bool(tables.SERVER))
        tree.remove_old_trees(settings.COURANT.data, keep=1)
        connections.close_all()
        print(f"{len(report.failed)} failed", flush=True)


if __name__ == "__main__":
    print_when_asked()
