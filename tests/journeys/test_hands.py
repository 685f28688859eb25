"""The whole site printed by one, two and four processes: from the desk's tables to the shelf, the same bytes."""

import subprocess
import sys

import pytest

from tests.journeys import prepared
from tests.journeys.full_print import differences, files_in
from tests.journeys.prepared import ROOT, environment

pytestmark = [pytest.mark.slow, pytest.mark.database]  # newsrooms of their own, printed by processes of their own


def printed_by(hands, data):
    """The files of a whole print by so many processes."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.print_by", str(hands)],
        env=environment(data), cwd=ROOT, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return files_in(data / "current" / "site")


def test_the_printed_site_is_the_same_by_however_many(tmp_path):
    prepared.prepare(tmp_path / "newsroom")
    alone = printed_by(1, tmp_path / "newsroom")
    assert len(alone) > 100, "the newsroom has more files than this"
    for hands in (2, 4):
        assert differences(printed_by(hands, tmp_path / "newsroom"), alone) == []
