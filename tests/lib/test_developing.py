"""Printed pictures: one width, sRGB, their rights, and no more."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from picture_makers import (
    add_tags,
    dirty_heic,
    dirty_jpeg,
    half_and_half,
    png_claiming,
    swapped_profile,
    tags_in,
    written,
)
from PIL import Image

from courant.lib.pictures import PictureRefused, clean, develop, size_at
from courant.lib.rights import Rights

RIGHTS = Rights(
    creator="سارا احمدی",
    credit="Photo courtesy of <Harbour & Co>",
    copyright_notice="© 2026 The Courant",
    source="Harbour\u0000 archive",
    caption='The "old" bridge\nreopens',
    alt="A bridge over grey water",
    web_statement="https://courant.example/rights?a=1&b=2",
    digital_source_type="digitalCapture",
)
NONE = Rights("", "", "", "", "", "", "")


def opened(data):
    image = Image.open(BytesIO(data))
    image.load()
    return image


def test_the_rights_are_in_the_picture_and_nothing_else_is(tmp_path):
    dirty = add_tags(dirty_jpeg(image=half_and_half((400, 300))), "jpg", tmp_path)
    for data in (clean(dirty).data, dirty):  # even if somebody forgets to clean
        tags = tags_in(develop(data, width=200, rights=RIGHTS), "jpg", tmp_path)
        assert {name: value for name, value in tags.items() if not name.startswith("JFIF:")} == {
            "IFD0:ImageDescription": 'The "old" bridge\nreopens',
            "IFD0:Artist": "سارا احمدی",
            "IFD0:Copyright": "© 2026 The Courant",
            "XMP-dc:Creator": ["سارا احمدی"],
            "XMP-dc:Rights": "© 2026 The Courant",
            "XMP-dc:Description": 'The "old" bridge\nreopens',
            "XMP-photoshop:Credit": "Photo courtesy of <Harbour & Co>",
            "XMP-photoshop:Source": "Harbour archive",
            "XMP-xmpRights:WebStatement": "https://courant.example/rights?a=1&b=2",
            "XMP-plus:DataMining": "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-EXCEPTSEARCHENGINEINDEXING",
            "XMP-iptcCore:AltTextAccessibility": "A bridge over grey water",
            "XMP-iptcExt:DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
        }


def test_without_rights_only_the_word_on_data_mining_is_left(tmp_path):
    tags = tags_in(develop(written(half_and_half(), "PNG"), width=20, rights=NONE), "jpg", tmp_path)
    assert [name for name in tags if not name.startswith("JFIF:")] == ["XMP-plus:DataMining"]


def test_the_longest_rights_still_fit_into_a_jpeg():
    longest = Rights(*["&🔥" * 50_000] * 7, digital_source_type="x" * 50_000)
    assert opened(develop(written(half_and_half(), "PNG"), width=20, rights=longest)).size == (20, 15)


def test_it_is_a_progressive_srgb_jpeg_of_the_width_wanted():
    data = clean(dirty_heic(half_and_half((640, 480)))).data
    image = opened(develop(data, width=320, rights=RIGHTS))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (320, 240))
    assert image.info["progressive"]
    assert "icc_profile" not in image.info


def test_the_same_picture_gives_the_same_bytes():
    data = written(Image.effect_noise((600, 400), 60).convert("RGB"), "JPEG", icc_profile=swapped_profile())
    assert develop(data, width=150, rights=RIGHTS) == develop(data, width=150, rights=RIGHTS)


def test_a_picture_is_never_enlarged():
    assert opened(develop(written(half_and_half(), "PNG"), width=5_000, rights=NONE)).size == (64, 48)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1", "CMYK"])
def test_every_kind_of_picture_is_printed(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert opened(develop(written(half_and_half(mode=mode), kind), width=32, rights=NONE)).size == (32, 24)


def test_what_is_transparent_lies_on_white():
    data = written(Image.new("RGBA", (64, 48), (255, 0, 0, 0)), "PNG")
    assert opened(develop(data, width=32, rights=NONE)).getpixel((5, 5)) == (255, 255, 255)


@given(st.integers(1, 300), st.integers(1, 300), st.integers(1, 300))
def test_the_size_is_known_without_developing(wanted, width, height):
    data = written(Image.new("L", (width, height)), "JPEG")
    assert opened(develop(data, width=wanted, rights=NONE)).size == size_at(wanted, width, height)


@given(st.integers(1, 20_000), st.integers(1, 16_000), st.integers(1, 16_000))
def test_sizes_keep_the_shape_and_never_vanish(wanted, width, height):
    new_width, new_height = size_at(wanted, width, height)
    assert new_width == min(wanted, width)
    assert new_height >= 1
    assert abs(new_height - height * new_width / width) <= 1


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_the_size_of_a_turned_picture_is_that_of_its_upright_form(orientation):
    data = dirty_jpeg(orientation, image=half_and_half((400, 300)))
    upright = clean(data)
    assert opened(develop(data, width=50, rights=NONE)).size == size_at(50, upright.width, upright.height)


@pytest.mark.parametrize("sizes", [(0, 5, 5), (5, 0, 5), (5, 5, -1)])
def test_sizes_below_one_are_refused(sizes):
    with pytest.raises(ValueError, match="begin at 1"):
        size_at(*sizes)


def test_a_bomb_is_not_developed_either():
    with pytest.raises(PictureRefused, match="megapixels"):
        develop(png_claiming(16_000, 8_000), width=100, rights=NONE)
