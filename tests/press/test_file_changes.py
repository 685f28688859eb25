"""What changes among the files of a tree, noted by the database itself."""

import pytest

from courant.press import file_changes
from courant.press.file_changes import Listed
from courant.press.manifest import Manifest
from tests.press.makers import make_story
from tests.press.test_manifest import expected, made

ONE, OTHER = b"1" * 32, b"2" * 32


@pytest.fixture
def manifest(tmp_path):
    manifest = Manifest(tmp_path / "manifest.sqlite3")
    yield manifest
    manifest.close()


def since(manifest, number):
    return [path for _number, path in file_changes.changed_since(manifest.tables, number)]


def test_files_that_come_change_and_go_are_noted_once_each_with_their_latest_change(manifest):
    made(manifest, files=[("/en/a/", ONE), ("/en/b/", ONE)])
    assert since(manifest, 0) == ["/en/a/", "/en/b/"]
    seen = file_changes.latest(manifest.tables)
    made(manifest, files=[("/en/b/", OTHER), ("/en/c/", ONE)])
    assert sorted(since(manifest, seen)) == ["/en/a/", "/en/b/", "/en/c/"]
    assert len(since(manifest, 0)) == 3
    assert since(manifest, file_changes.latest(manifest.tables)) == []


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT OR IGNORE INTO files VALUES ('/en/a/', 2, x'32')",
        "INSERT OR REPLACE INTO files VALUES ('/en/a/', 1, x'32')",
        "INSERT INTO files VALUES ('/en/a/', 1, x'32') ON CONFLICT DO UPDATE SET hash = excluded.hash",
        "UPDATE files SET hash = x'32' WHERE path = '/en/a/'",
        "DELETE FROM files WHERE path = '/en/a/'",
    ],
)
def test_nobody_who_writes_the_table_can_forget_to_note(manifest, statement):
    made(manifest, files=[("/en/a/", ONE)])
    seen = file_changes.latest(manifest.tables)
    manifest.tables.execute(statement)
    assert since(manifest, seen) == ["/en/a/"]


def test_what_is_taken_back_is_not_noted(manifest):
    output = expected(manifest, key=make_story().key)
    with pytest.raises(KeyError), manifest.transaction():
        manifest.record(output, (), [("/en/a/", ONE)], exists=True)
        raise KeyError
    assert since(manifest, 0) == []


def test_a_file_that_is_about_to_be_written_is_no_change_yet(manifest):
    made(manifest, files=[("/en/a/", ONE)])
    seen = file_changes.latest(manifest.tables)
    manifest.suspect(["/en/a/"], changed=["/en/a/"])
    assert since(manifest, seen) == []
    assert file_changes.listed(manifest.tables, "/en/a/") == Listed("/en/a/", b"", 1)


def test_every_file_is_listed_once_with_the_earliest_rank_of_its_outputs(manifest):
    for key, rank in [("story:1", 5), ("story:2", 3)]:
        manifest.record(
            expected(manifest, key=key, rank=rank), (), [("/a.css", ONE), ("/pictures/a-4.jpg", ONE)], exists=True
        )
    made(manifest, "feed", "section:1", files=[("/en/feed.xml", OTHER)])
    assert list(file_changes.all_listed(manifest.tables)) == [
        Listed("/a.css", ONE, 3),
        Listed("/en/feed.xml", OTHER, 1),
        Listed("/pictures/a-4.jpg", ONE, 0),
    ]
    assert file_changes.listed(manifest.tables, "/nowhere/") is None


def test_a_first_print_does_without_the_notes(tmp_path):
    manifest = Manifest(tmp_path / "new.sqlite3", durable=False)
    made(manifest, files=[("/en/a/", ONE)])
    file_changes.begin_noting(manifest.tables)
    assert file_changes.latest(manifest.tables) == 0
    made(manifest, files=[("/en/a/", OTHER)])
    assert since(manifest, 0) == ["/en/a/"]
    manifest.close()
