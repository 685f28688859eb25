"""Law 1 by however many: after random operations, what was printed change by change is what one, two and four processes
print of the whole newsroom, byte for byte, and what arrives in an object store. On SQLite and on PostgreSQL.

COURANT_TORTURE=1 makes it twenty newsrooms.
"""

import os
import subprocess
import sys
from contextlib import closing

import pytest

from courant.press.shelf import FolderShelf
from courant.publishing.delivery.courier import delivery_to
from tests.journeys import prepared
from tests.journeys.full_print import differences, files_in
from tests.journeys.prepared import ROOT, environment
from tests.object_store.running import bucket, keys, landlord, line, store, swift
from tests.publishing.delivery import newsroom as delivered

__all__ = ["bucket", "keys", "landlord", "line", "store", "swift"]
# newsrooms of their own, printed by processes of their own
pytestmark = [pytest.mark.slow, pytest.mark.database, pytest.mark.xdist_group("object store")]

IS_TORTURE = os.environ.get("COURANT_TORTURE") == "1"
SEEDS = range(20) if IS_TORTURE else [int(os.environ.get("COURANT_SEED", 7))]


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory):
    """A prepared newsroom to be copied."""
    folder = tmp_path_factory.mktemp("hands") / "prepared"
    prepared.prepare(folder)
    return folder


def run(data, module, *arguments):
    """A process of ours; returns what it says."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.journeys.{module}", *map(str, arguments)],
        env=environment(data), cwd=ROOT, capture_output=True, text=True, timeout=1800,
    )  # fmt: skip
    assert done.returncode == 0, f"{module} {arguments}: {done.stdout[-2000:]}{done.stderr[-3000:]}"
    return done.stdout


def in_use(data):
    return data / "current" / "site"


def everything_arrives(store, data):
    """The tree in use, in the object store."""
    with closing(delivery_to(store, data)) as delivery:
        assert delivery.run().refused == []
    return delivered.differences(store, FolderShelf(in_use(data).resolve())) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_after_any_operations_the_site_is_the_same_by_however_many(newsroom, tmp_path, store, seed):
    data = prepared.copy(newsroom, tmp_path / "newsroom")
    history = run(data, "edit", seed)
    by_changes = files_in(in_use(data))
    assert len(by_changes) > 20, "even a newsroom whose editions are all hidden has its theme"
    assert everything_arrives(store, data), f"COURANT_SEED={seed}"
    for hands in ([1], [2], [4], [2, "threads"]):
        run(data, "print_by", *hands)
        wrong = differences(by_changes, files_in(in_use(data)))
        assert wrong == [], f"COURANT_SEED={seed}, {hands}: after {history}"
        assert everything_arrives(store, data), f"COURANT_SEED={seed}"
