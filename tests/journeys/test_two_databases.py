"""What is printed does not tell on which database it was written: the demo newsroom, loaded and printed on both."""

import pytest

from tests.journeys import prepared, tables
from tests.journeys.full_print import differences, files_in

pytestmark = [pytest.mark.slow, pytest.mark.postgres]  # the whole demo is loaded and printed twice


def test_the_printed_site_is_the_same_byte_for_byte(tmp_path, monkeypatch):
    on_postgres, on_sqlite = tmp_path / "on-postgres", tmp_path / "on-sqlite"
    prepared.prepare(on_postgres, "load_whole")
    with monkeypatch.context() as alone:
        alone.setattr(tables, "SERVER", "")
        prepared.prepare(on_sqlite, "load_whole")
    assert (on_sqlite / "db.sqlite3").exists() and not (on_postgres / "db.sqlite3").exists()
    site = files_in(on_sqlite / "current" / "site")
    assert len(site) > 500, "the demo has more files than this"
    assert differences(files_in(on_postgres / "current" / "site"), site) == []
