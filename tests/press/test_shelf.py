"""Where files lie: whole or absent, synced where that is asked, and nothing left of what is removed."""

import os
import subprocess
from pathlib import Path
from time import monotonic, sleep

import pytest

from courant.press.shelf import Batch, FolderShelf


@pytest.fixture
def shelf(tmp_path):
    return FolderShelf(tmp_path / "site", durable=False)


@pytest.fixture
def synced(monkeypatch):
    """The names of the files and folders that were synced, in order."""
    names = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: names.append(Path(os.readlink(f"/proc/self/fd/{descriptor}"))))
    return names


def test_an_address_that_ends_in_a_slash_is_the_index_of_a_folder(shelf):
    shelf.write("/en/city/", b"page")
    assert (shelf.folder / "en/city/index.html").read_bytes() == b"page"
    assert shelf.read("/en/city/") == b"page"
    assert shelf.has("/en/city/")


def test_what_was_never_written_is_not_there(shelf):
    assert not shelf.has("/en/")
    with pytest.raises(FileNotFoundError):
        shelf.read("/en/")


def test_a_file_that_cannot_be_written_whole_stays_as_it_was(shelf, monkeypatch):
    shelf.write("/en/", b"old")

    def fail(source, target):
        raise OSError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fail)
        with pytest.raises(OSError, match="full"):
            shelf.write("/en/", b"new")
    assert shelf.read("/en/") == b"old"


def test_nobody_sees_half_a_file(shelf, monkeypatch):
    seen = []
    real = os.replace

    def look(source, target):
        seen.append((target.exists(), source.read_bytes()))
        real(source, target)

    monkeypatch.setattr(os, "replace", look)
    shelf.write("/en/", b"whole")
    assert seen == [(False, b"whole")]


def test_a_durable_shelf_syncs_the_file_before_its_name_and_then_its_new_folders(tmp_path, synced):
    shelf = FolderShelf(tmp_path / "site", durable=True)
    shelf.write("/en/city/", b"page")
    site = tmp_path / "site"
    unfinished = tmp_path / "site.unfinished" / f"{os.getpid()}-1"
    assert synced == [unfinished, site, site / "en", site / "en/city"]


def test_several_files_get_their_names_in_order_once_all_are_synced_and_each_folder_is_synced_once(
    tmp_path, synced, monkeypatch
):
    shelf = FolderShelf(tmp_path / "site", durable=True)
    shelf.write("/en/", b"front")
    synced.clear()
    renamed, real = [], os.replace

    def rename(source, target):
        renamed.append((target.name, len(synced)))
        real(source, target)

    monkeypatch.setattr(os, "replace", rename)
    text = b"words " * 100
    shelf.write_all([("/en/one/", text), ("/en/page.html", b"2"), ("/en/feed.json", b"3"), ("/en/", b"4")])
    names = ["index.html", "index.html.br", "index.html.gz", "page.html", "feed.json", "index.html"]
    assert [name for name, _synced in renamed] == names
    assert {count for _name, count in renamed} == {7}  # six files, and the folder in which the first one's is made
    assert sorted(synced[7:]) == [tmp_path / "site/en", tmp_path / "site/en/one"]
    assert shelf.read("/en/feed.json") == b"3"


def test_if_one_of_several_cannot_be_written_none_gets_its_name(shelf):
    shelf.write("/en/", b"old")
    with pytest.raises(TypeError):
        shelf.write_all([("/en/", b"new"), ("/en/one/", "not bytes"), ("/en/two/", b"two")])
    assert list(shelf.paths()) == ["/en/index.html"]
    assert shelf.read("/en/") == b"old"
    assert list(shelf.unfinished.iterdir()) == []


@pytest.mark.parametrize("below_a_file", ["/en/a.txt/", "/en/a.txt/b/"])
def test_if_one_of_several_cannot_have_a_folder_none_gets_its_name(shelf, below_a_file):
    shelf.write("/en/a.txt", b"a file")
    with pytest.raises(OSError, match=r"a\.txt"):
        shelf.write_all([("/en/one/", b"one"), (below_a_file, b"two")])
    assert list(shelf.paths()) == ["/en/a.txt"]
    assert list(shelf.unfinished.iterdir()) == []


def test_of_what_is_made_ready_only_what_is_asked_for_is_put_there_as_it_was_last(shelf):
    with Batch(shelf) as batch:
        batch.begin("/en/one/", b"first")
        batch.begin("/en/two/", b"two")
        batch.begin("/en/one/", b"last")
        batch.put(["/en/one/"])
        assert shelf.read("/en/one/") == b"last"
    assert list(shelf.paths()) == ["/en/one/index.html"]
    assert list(shelf.unfinished.iterdir()) == []


def test_a_name_that_no_file_can_have_is_refused_before_anything_is_written(shelf):
    with pytest.raises(ValueError, match="\\.\\."), Batch(shelf) as batch:
        batch.begin("/en/../one/", b"one")
    assert list(shelf.paths()) == []


def test_a_new_file_is_written_straight_to_its_place_and_over_an_old_one_whole(shelf, monkeypatch):
    renamed = []
    real = os.replace
    monkeypatch.setattr(os, "replace", lambda source, target: (renamed.append(target.name), real(source, target)))
    text = b"words " * 100
    shelf.write_new("/en/one/", text)
    assert renamed == []
    assert sorted(os.listdir(shelf.folder / "en/one")) == ["index.html", "index.html.br", "index.html.gz"]
    shelf.write_new("/en/one/", b"again")
    assert renamed == ["index.html"]
    assert os.listdir(shelf.folder / "en/one") == ["index.html"]


def test_a_shelf_that_is_not_durable_syncs_nothing(shelf, synced):
    shelf.write("/en/city/", b"page")
    shelf.remove("/en/city/")
    assert synced == []


def test_a_removal_is_synced_in_the_folder_that_remains(tmp_path, synced):
    shelf = FolderShelf(tmp_path / "site", durable=True)
    shelf.write("/en/city/one/", b"page")
    shelf.write("/en/", b"page")
    synced.clear()
    shelf.remove("/en/city/one/")
    assert synced == [tmp_path / "site/en"]


def test_a_removal_takes_the_folders_along_that_it_empties(shelf):
    shelf.write("/en/city/2026/one/", b"page")
    shelf.write("/en/city/feed.xml", b"feed")
    shelf.remove("/en/city/2026/one/")
    assert sorted(os.listdir(shelf.folder / "en/city")) == ["feed.xml"]


def test_the_last_removal_leaves_the_shelf_itself(shelf):
    shelf.write("/en/", b"page")
    shelf.remove("/en/")
    assert os.listdir(shelf.folder) == []


def test_removing_what_is_not_there_is_no_matter(shelf):
    shelf.write("/en/", b"page")
    shelf.remove("/en/never/was/")
    shelf.remove("/en/index.html/below-a-file/")
    assert list(shelf.paths()) == ["/en/index.html"]


def test_half_written_files_never_lie_on_the_shelf_and_go_when_their_writer_is_gone(shelf):
    left = shelf.unfinished / f"{os.getpid()}-1"
    with Batch(shelf) as batch:
        batch.begin("/en/one/", b"ha")
        end = monotonic() + 20
        while not left.exists():
            assert monotonic() < end, "nothing was made ready within 20 seconds"
            sleep(0.001)
        assert list(shelf.paths()) == []
    assert not left.exists(), "what is not put on the shelf is thrown away"
    left.write_bytes(b"ha")  # as it lies there after a kill
    shelf.clear_unfinished()
    assert left.exists()  # by a process that is still running: us
    ended = subprocess.Popen(["true"])
    ended.wait()
    left.rename(left.with_name(f"{ended.pid}-1"))
    shelf.clear_unfinished()
    assert list(shelf.unfinished.iterdir()) == []


def test_files_are_listed_in_order_by_their_addresses(shelf):
    for path in ("/fa/", "/en/city/", "/en/", "/robots.txt"):
        shelf.write(path, b"")
    assert list(shelf.paths()) == ["/robots.txt", "/en/index.html", "/en/city/index.html", "/fa/index.html"]


def test_a_name_of_the_longest_size_can_be_written(shelf):
    path = f"/en/{'ب' * 127}/"
    shelf.write(path, b"page")
    assert shelf.read(path) == b"page"
    long = f"/en/{'x' * 251}.xml"
    shelf.write(long, b"feed")
    shelf.remove(long)
    shelf.remove(path)
    assert list(shelf.paths()) == []


@pytest.mark.parametrize(
    ("path", "says"),
    [
        (f"/en/{'ب' * 128}/", "256 bytes"),
        ("/en/../../etc/", "plain name"),
        ("/en//", "plain name"),
        ("en/", "begin with a slash"),
        ("/en/\\x/", "backslash"),
    ],
)
def test_an_address_that_cannot_be_a_file_is_refused_by_name(shelf, path, says):
    with pytest.raises(ValueError, match=says):
        shelf.write(path, b"page")
    assert list(shelf.paths()) == []


def test_a_file_is_adopted_from_another_shelf_without_a_copy(shelf, tmp_path):
    other = FolderShelf(tmp_path / "other", durable=False)
    other.write("/pictures/1.jpg", b"picture")
    assert shelf.adopt("/pictures/1.jpg", other)
    assert shelf.where("/pictures/1.jpg").samefile(other.where("/pictures/1.jpg"))


def test_what_the_other_shelf_does_not_have_is_not_adopted(shelf, tmp_path):
    assert not shelf.adopt("/pictures/1.jpg", FolderShelf(tmp_path / "other", durable=False))
    assert not shelf.has("/pictures/1.jpg")


def test_what_lies_there_already_is_kept_when_adopting(shelf, tmp_path):
    other = FolderShelf(tmp_path / "other", durable=False)
    other.write("/en/", b"older")
    shelf.write("/en/", b"newer")
    assert shelf.adopt("/en/", other)
    assert shelf.read("/en/") == b"newer"


def test_an_adopted_file_written_anew_leaves_the_other_shelf_alone(shelf, tmp_path):
    other = FolderShelf(tmp_path / "other", durable=False)
    other.write("/en/", b"before")
    shelf.adopt("/en/", other)
    shelf.write("/en/", b"after")
    assert other.read("/en/") == b"before"
