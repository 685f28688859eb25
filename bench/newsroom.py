"""A newsroom to be measured: a data folder of its own, filled once, served by the real supervisor."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.journeys.prepared import PASSWORD, ROOT, environment


def python(data: Path, *arguments: str, timeout: float = 3600, **settings: str) -> str:
    """Run one of our modules in a process of its own, with further settings; returns what it says.

    Raises:
        RuntimeError: it failed; with what it complained of.
    """
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(
        command, env=environment(data, **settings), cwd=ROOT, capture_output=True, text=True, timeout=timeout
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)} ended with {done.returncode}: {done.stderr[-3000:]}")
    return done.stdout


@contextmanager
def filled(folder: Path, stories: int) -> Iterator[Path]:
    """A data folder with so many stories, nothing printed; gone afterwards."""
    data = folder / "newsroom"
    python(data, "bench.newsroom", str(stories), timeout=2 * 3600)
    try:
        yield data
    finally:
        shutil.rmtree(data, ignore_errors=True)


def fill(stories: int) -> None:
    """Make the tables, the editor and the corpus."""
    from courant.commands import database

    database.prepare()
    from django.contrib.auth.models import User

    from bench import corpus

    User.objects.create_superuser("editor", "editor@news.invalid", PASSWORD)
    corpus.fill(stories)


if __name__ == "__main__":
    fill(int(sys.argv[1]))
