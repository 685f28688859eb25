"""Pictures are made once: taken over, or signed anew, and developed only where no printing of them lies anywhere."""

import pytest
from msgspec.structs import replace

from courant.lib.developing import develop
from courant.press import pictures
from courant.press.prints import Prints
from courant.press.shelf import FolderShelf
from tests.press.makers import make_photo, make_picture, original

PHOTO = make_photo()


class Counted:
    """A developer that counts."""

    def __init__(self):
        self.names = []

    def __call__(self, data, name, widths):
        self.names.append(name)
        return develop(data, name, widths)


@pytest.fixture
def developer():
    return Counted()


def shelf_in(folder):
    return FolderShelf(folder / "site", durable=False)


def put(shelf, photo, developer, before=None):
    missing = Prints(shelf, original, developer, before).put_on_shelf(pictures.files(photo))
    assert missing == {}
    return {file.path: shelf.read(file.path) for file in pictures.files(photo)}


def test_one_look_at_the_original_makes_every_width_and_form(tmp_path, developer):
    found = put(shelf_in(tmp_path), PHOTO, developer)
    assert len(found) == 4 and developer.names == [PHOTO.picture.original]


def test_another_caption_costs_no_pixel_and_gives_what_developing_would(tmp_path, developer):
    shelf, other = shelf_in(tmp_path), replace(PHOTO, caption="Another.", creator="Ada")
    put(shelf, PHOTO, developer)
    found = put(shelf, other, developer)
    assert developer.names == [PHOTO.picture.original]
    assert found == put(shelf_in(tmp_path / "fresh"), other, developer)


def test_a_new_tree_takes_over_files_and_pixels_of_the_one_before(tmp_path, developer):
    before, new = shelf_in(tmp_path / "before"), shelf_in(tmp_path / "new")
    put(before, PHOTO, developer)
    put(new, PHOTO, developer, before)
    found = put(new, replace(PHOTO, alt="Another."), developer, before)
    other = shelf_in(tmp_path / "other")
    assert found == put(other, replace(PHOTO, alt="Another."), developer, before)
    assert developer.names == [PHOTO.picture.original]
    path = pictures.printed(PHOTO).src
    assert new.where(path).samefile(before.where(path))


def test_what_lies_there_and_is_none_of_ours_is_not_taken_for_one(tmp_path, developer):
    shelf = shelf_in(tmp_path)
    for file in pictures.files(PHOTO):
        shelf.write(file.path, b"torn")
    other = replace(PHOTO, caption="Another.")
    assert put(shelf, other, developer) == put(shelf_in(tmp_path / "fresh"), other, Counted())
    assert developer.names == [PHOTO.picture.original]


def test_one_original_that_is_lost_stops_no_other(tmp_path, developer):
    def originals(name):
        if name.startswith("lost"):
            raise FileNotFoundError(name)
        return original(name)

    shelf, lost = shelf_in(tmp_path), make_photo(make_picture("lost"))
    files = [*pictures.files(lost), *pictures.files(PHOTO)]
    missing = Prints(shelf, originals, developer).put_on_shelf(files)
    assert set(missing) == {file.path for file in pictures.files(lost)}
    assert all(shelf.has(file.path) for file in pictures.files(PHOTO))
