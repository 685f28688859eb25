"""Photos as printed: every file is named by everything that goes into it."""

import pytest
from msgspec.structs import replace

from courant.press import pictures
from tests.press.makers import make_photo, make_picture

PHOTO = make_photo()


def test_a_photo_has_a_file_for_every_width_up_to_its_own():
    large = make_photo(replace(PHOTO.picture, width=2400, height=1200))
    assert [width for _path, width in pictures.printed(large).sources] == [480, 960, 1600]
    assert [width for _path, width in pictures.printed(PHOTO).sources] == [480, 500]
    small = make_photo(replace(PHOTO.picture, width=120, height=300))
    assert [width for _path, width in pictures.printed(small).sources] == [120]


def test_browsers_that_know_one_width_get_the_middle_one():
    large = pictures.printed(make_photo(replace(PHOTO.picture, width=2400, height=1200)))
    assert (large.src, large.width, large.height) == (large.sources[1][0], 960, 480)
    small = pictures.printed(PHOTO)
    assert (small.src, small.width, small.height) == (small.sources[-1][0], 500, 300)


def test_files_and_sources_are_the_same():
    printed = pictures.printed(PHOTO)
    assert [kind for kind, _sources in printed.modern] == ["image/avif"]
    shown = [*printed.modern[0][1], *printed.sources]
    assert [(file.path, file.width) for file in pictures.files(PHOTO)] == shown
    assert all(file.path.endswith(f"-{file.width}.{file.form}") for file in pictures.files(PHOTO))


@pytest.mark.parametrize(
    "changed",
    [
        {"credit": "Photo: B"}, {"caption": "Another."}, {"alt": "Another bridge."}, {"provenance": "illustration"},
        {"picture": make_picture(version=2)}, {"creator": "Ada"}, {"copyright_notice": "© Ada"}, {"source": "Archive"},
        {"licence": "https://news.example/licence"},
    ],
    ids=str,
)  # fmt: skip
def test_whatever_goes_into_the_file_changes_its_name(changed):
    names = {path for path, _width in pictures.printed(PHOTO).sources}
    assert names.isdisjoint(path for path, _width in pictures.printed(replace(PHOTO, **changed)).sources)


def test_words_cannot_move_from_one_field_to_the_next_unseen():
    one = replace(PHOTO, caption="a", alt="bc")
    assert pictures.printed(one).src != pictures.printed(replace(PHOTO, caption="ab", alt="c")).src


def test_what_does_not_go_into_the_file_leaves_its_name():
    renamed = replace(PHOTO.picture, id="9", original="another-name.jpg")
    assert pictures.printed(replace(PHOTO, picture=renamed)) == pictures.printed(PHOTO)
    assert pictures.printed(replace(PHOTO, provenance="witness")) == pictures.printed(PHOTO)


def test_a_new_recipe_gives_every_picture_a_new_name(monkeypatch):
    before = pictures.printed(PHOTO).src
    pictures.printed.cache_clear()
    monkeypatch.setattr(pictures, "RECIPE", "another")
    assert pictures.printed(PHOTO).src.split("/")[2] != before.split("/")[2]
    pictures.printed.cache_clear()


def test_printings_of_one_picture_with_other_words_lie_beside_one_another():
    other = pictures.printed(replace(PHOTO, caption="Another."))
    assert other.src != pictures.printed(PHOTO).src
    assert other.src.split("/")[:3] == pictures.printed(PHOTO).src.split("/")[:3]


@pytest.mark.parametrize(
    ("provenance", "code"),
    [
        ("staff", "digitalCapture"), ("circulated_online", "digitalCapture"), ("screen_grab", "screenCapture"),
        ("illustration", "digitalCreation"), ("graphic", "dataDrivenMedia"), ("composite", "compositeCapture"),
        ("ai_generated", "trainedAlgorithmicMedia"),
    ],
)  # fmt: skip
def test_the_source_type_follows_from_the_provenance(provenance, code):
    assert pictures.rights_of(replace(PHOTO, provenance=provenance)).digital_source_type == code


def test_a_printed_picture_carries_all_that_is_said_of_it():
    photo = replace(PHOTO, creator="Ada", copyright_notice="© Ada", source="Archive", licence="https://news.example/1")
    rights = pictures.rights_of(photo)
    assert (rights.credit, rights.caption, rights.alt) == ("Photo: Ada", "The bridge at noon.", "A bridge.")
    assert (rights.creator, rights.copyright_notice, rights.source) == ("Ada", "© Ada", "Archive")
    assert rights.web_statement == "https://news.example/1"
