"""Compressed forms beside texts: never without their file, never of another content, killed wherever one likes."""

import gzip
import os

import pytest

from courant.lib.compression import VARIANTS
from courant.press.shelf import FolderShelf

OLD = b"<p>The bridge is closed.</p>" * 50
NEW = b"<p>The bridge is open.</p>" * 50
FORMS = {variant.suffix: variant for variant in VARIANTS}


@pytest.fixture
def shelf(tmp_path):
    return FolderShelf(tmp_path / "site", durable=False)


def forms_in(folder):
    """The compressed forms that lie in a folder, expanded, by the name of the file."""
    found = {}
    for file in folder.rglob("*"):
        if file.suffix in FORMS:
            found.setdefault(file.with_suffix(""), []).append(FORMS[file.suffix].expand(file.read_bytes()))
    return found


def check_consistency(folder):
    for file, contents in forms_in(folder).items():
        assert file.is_file(), f"a form without its file: {file}"
        assert set(contents) == {file.read_bytes()}, f"a form of another content: {file}"


def test_text_lies_beside_its_compressed_forms(shelf):
    shelf.write("/en/", NEW)
    names = {"index.html", *(f"index.html{suffix}" for suffix in FORMS)}
    assert set(os.listdir(shelf.folder / "en")) == names
    assert gzip.decompress((shelf.folder / "en/index.html.gz").read_bytes()) == NEW
    check_consistency(shelf.folder)


def test_forms_are_not_listed_as_files_of_the_site(shelf):
    shelf.write("/en/", NEW)
    shelf.write("/en/feed.xml", NEW)
    assert list(shelf.paths()) == ["/en/feed.xml", "/en/index.html"]


def test_pictures_have_no_forms(shelf):
    shelf.write("/pictures/1.jpg", NEW)
    assert os.listdir(shelf.folder / "pictures") == ["1.jpg"]


def test_what_becomes_too_small_to_compress_loses_its_forms(shelf):
    shelf.write("/en/", NEW)
    shelf.write("/en/", b"short")
    assert os.listdir(shelf.folder / "en") == ["index.html"]


def test_forms_go_with_their_file_and_the_folder_with_them(shelf):
    shelf.write("/en/one/", NEW)
    shelf.remove("/en/one/")
    assert os.listdir(shelf.folder) == []


def test_a_shelf_may_do_without(shelf):
    shelf.variants = ()
    shelf.write("/en/", NEW)
    assert os.listdir(shelf.folder / "en") == ["index.html"]


def test_a_text_is_taken_over_with_forms_and_leaves_the_other_shelf_alone(shelf, tmp_path):
    other = FolderShelf(tmp_path / "other", durable=False)
    other.variants = ()  # printed before there were forms
    other.write("/en/", OLD)
    assert shelf.adopt("/en/", other)
    assert set(forms_in(shelf.folder)) == {shelf.folder / "en/index.html"}
    check_consistency(shelf.folder)
    assert os.listdir(other.folder / "en") == ["index.html"]


class Killed(BaseException):
    """Nothing catches it."""


@pytest.mark.parametrize("act", ["write", "remove"])
@pytest.mark.parametrize("moment", range(1, 9))
def test_killed_at_any_step_no_form_contradicts_or_outlives_its_file(shelf, monkeypatch, act, moment):
    """Each change of the folder is a step: a name that goes, a name that comes."""
    shelf.write("/en/", OLD)
    steps = []

    def dying(real):
        def step(*args, **kwargs):
            steps.append(args)
            if len(steps) == moment:
                raise Killed
            return real(*args, **kwargs)

        return step

    with monkeypatch.context() as patch:
        for name in ("replace", "unlink", "rmdir"):
            patch.setattr(os, name, dying(getattr(os, name)))
        try:
            shelf.write("/en/", NEW) if act == "write" else shelf.remove("/en/")
        except Killed:
            pass
    assert steps
    check_consistency(shelf.folder)
    shelf.write("/en/", NEW)
    check_consistency(shelf.folder)
    assert shelf.read("/en/") == NEW and len(forms_in(shelf.folder)) == 1
