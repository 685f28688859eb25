"""What is recorded of an output that was recorded before: what differs, and nothing else."""

import pytest

from courant.press import file_changes
from courant.press.manifest import Manifest
from tests.press.test_manifest import expected, made

LISTED = [("/en/city/", b"old"), ("/pictures/a-480.jpg", b"a"), ("/pictures/b-480.jpg", b"b")]


@pytest.fixture
def manifest(tmp_path):
    manifest = Manifest(tmp_path / "manifest.sqlite3")
    yield manifest
    manifest.close()


def record_again(manifest, output, noted, files):
    """Returns the files whose change was noted, for who delivers them."""
    latest = file_changes.latest(manifest.tables)
    manifest.record(output, noted, files, exists=True)
    return [path for _number, path in file_changes.changed_since(manifest.tables, latest)]


def test_of_a_listing_with_another_headline_its_page_alone_has_changed(manifest):
    output = made(manifest, files=LISTED, noted={"a", "b"})
    assert record_again(manifest, output, {"a", "b"}, [("/en/city/", b"new"), *LISTED[1:]]) == ["/en/city/"]
    assert manifest.hash_of("/en/city/") == b"new"


def test_what_came_and_what_went_is_noted(manifest):
    output = made(manifest, files=LISTED)
    changed = record_again(manifest, output, (), [*LISTED[:2], ("/pictures/c-480.jpg", b"c")])
    assert sorted(changed) == ["/pictures/b-480.jpg", "/pictures/c-480.jpg"]
    assert manifest.strays() == ["/pictures/b-480.jpg"]


def test_a_file_that_was_being_written_has_changed_even_where_it_is_the_same_again(manifest):
    output = made(manifest, files=LISTED)
    manifest.suspect(["/en/city/"], changed=["/en/city/"])
    assert record_again(manifest, output, (), LISTED) == ["/en/city/"]
    assert manifest.hash_of("/en/city/") == b"old"


def test_what_it_looks_at_no_more_does_not_have_it_made_again(manifest):
    output = made(manifest, noted={"kept", "left"}, files=LISTED)
    manifest.record(output, {"kept", "new"}, LISTED, exists=True)
    wanted = []
    for key in ("left", "kept", "new"):
        manifest.touch([key])
        wanted.append(bool(manifest.due(10)))
        manifest.record(output, {"kept", "new"}, LISTED, exists=True)
    assert wanted == [False, True, True]


def test_an_address_that_another_has_taken_over_is_no_longer_the_first_ones(manifest):
    first = made(manifest, files=LISTED)
    second = expected(manifest, "thread_page", "thread:1", rank=2)
    manifest.record(second, (), [("/en/city/", b"other")], exists=True)
    assert manifest.hash_of("/en/city/") == b"other"
    assert first.key not in manifest.owners_of("/en/city/")


def test_hashes_are_told_of_many_and_of_those_that_lie_there(manifest):
    made(manifest, files=LISTED)
    made(manifest, "other", files=LISTED[1:])
    assert manifest.hashes_of([*dict(LISTED), "/absent/"]) == dict(LISTED)
