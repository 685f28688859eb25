"""Whose files are whose: a page is of one output, the files of a photo are of all that show it."""

import sqlite3

import pytest

from courant.press import file_changes, holdings
from courant.press.holdings import stem_of
from courant.press.manifest import Manifest
from tests.press.test_manifest import made

A = [(path, path.encode()) for path in ("/pictures/1/a-480.avif", "/pictures/1/a-480.jpg", "/pictures/1/a-960.jpg")]
OTHER_WORDS = [(path, path.encode()) for path in ("/pictures/1/ab-480.avif", "/pictures/1/ab-480.jpg")]
PAGE, FRONT = ("/en/a/", b"1"), ("/en/", b"2")


@pytest.fixture
def manifest(tmp_path):
    manifest = Manifest(tmp_path / "manifest.sqlite3")
    yield manifest
    manifest.close()


def paths(files):
    return [path for path, _hash in files]


def test_all_files_of_a_photo_have_one_stem_and_other_words_another():
    assert {stem_of(path) for path in paths(A)} == {"/pictures/1/a"}
    assert {stem_of(path) for path in paths(OTHER_WORDS)} == {"/pictures/1/ab"}


def test_pictures_go_with_the_last_that_shows_them(manifest):
    story = made(manifest, files=[PAGE, *A])
    front = made(manifest, "front_page", "edition:en", files=[FRONT, *A, *OTHER_WORDS])
    manifest.record(story, (), [PAGE], exists=True)
    assert manifest.strays() == [] and manifest.owners_of(A[0][0]) == [front.key]
    manifest.record(front, (), [FRONT, *OTHER_WORDS], exists=True)
    assert manifest.strays() == paths(A) and manifest.hashes_of(paths(A)) == {}
    assert holdings.all_paths(manifest.tables) == {"/en/", "/en/a/", *paths(OTHER_WORDS)}


def test_what_is_gone_leaves_its_page_and_its_pictures(manifest):
    story = made(manifest, files=[PAGE, *A])
    manifest.record(story, (), (), exists=False)
    assert sorted(manifest.strays()) == sorted(paths([PAGE, *A]))
    assert holdings.all_paths(manifest.tables) == set()


def test_a_picture_that_another_shows_in_the_same_breath_stays(manifest):
    story, front = made(manifest, files=[PAGE, *A]), made(manifest, "front_page", "edition:en", files=[FRONT])
    with manifest.transaction():
        manifest.record(story, (), [PAGE], exists=True)
        manifest.record(front, (), [FRONT, *A], exists=True)
    assert manifest.strays() == [] and manifest.hashes_of(paths(A)) == dict(A)


def test_one_more_that_shows_a_photo_is_no_change_of_its_files(manifest):
    made(manifest, files=[PAGE, *A])
    latest = file_changes.latest(manifest.tables)
    made(manifest, "front_page", "edition:en", files=[FRONT, *A])
    assert [path for _number, path in file_changes.changed_since(manifest.tables, latest)] == ["/en/"]


def test_a_damaged_picture_is_made_again_with_all_that_show_it(manifest):
    outputs = [made(manifest, files=[PAGE, *A]), made(manifest, "front_page", "edition:en", files=[FRONT, *A])]
    assert manifest.touch_file(A[1][0])
    assert {output.id for output in manifest.due(9)} == {output.id for output in outputs}
    assert manifest.hash_of(A[1][0]) == b"" and manifest.hash_of(A[0][0]) == A[0][1]
    manifest.record(outputs[0], (), [PAGE, *A], exists=True)
    assert manifest.hash_of(A[1][0]) == A[1][1]


def test_each_file_is_listed_once(manifest):
    made(manifest, files=[PAGE, *A])
    made(manifest, "front_page", "edition:en", files=[FRONT, *A])
    listed = list(file_changes.all_listed(manifest.tables))
    assert [one.path for one in listed] == ["/en/", "/en/a/", *paths(A)]
    assert file_changes.count(manifest.tables) == 5
    assert all(file_changes.listed(manifest.tables, one.path) == one for one in listed)


def as_an_earlier_release_listed_them(file):
    """A manifest whose pictures stand among its files, one row for each output that shows them, and nowhere else."""
    tables = sqlite3.connect(file)
    tables.executescript(
        "INSERT INTO files SELECT path, output, pictures.hash FROM pictures JOIN shown USING (stem); DROP VIEW owned;"
        "DROP TRIGGER picture_came; DROP TRIGGER picture_changed; DROP TRIGGER picture_went; DROP TABLE pictures; DROP TABLE shown;"
    )
    tables.close()


@pytest.mark.parametrize("is_reader", [True, False])
def test_pictures_of_a_tree_that_an_earlier_release_printed_are_listed_anew(tmp_path, manifest, is_reader):
    made(manifest, files=[PAGE, *A]), made(manifest, "front_page", "edition:en", files=[FRONT, *A])
    before = manifest.tables.execute("SELECT * FROM owned ORDER BY 1, 2").fetchall()
    manifest.close()
    as_an_earlier_release_listed_them(tmp_path / "manifest.sqlite3")
    again = Manifest(tmp_path / "manifest.sqlite3", is_reader=is_reader)
    assert again.tables.execute("SELECT * FROM owned ORDER BY 1, 2").fetchall() == before
    assert [one.path for one in file_changes.all_listed(again.tables)] == ["/en/", "/en/a/", *paths(A)]
    assert again.tables.execute("SELECT count(*) FROM files").fetchone() == (2,)
    again.close()


def test_a_tree_that_failed_keeps_pictures_of_the_one_before(manifest):
    story = made(manifest, files=[])
    manifest.keep_files(story, [PAGE, *A])
    assert dict(manifest.files_of(story.name, story.key)) == dict([PAGE, *A])
