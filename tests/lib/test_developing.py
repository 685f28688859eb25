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
from PIL import Image, ImageChops, ImageStat

from courant.lib.developing import FORMS, WIDTHS, develop, signed, size_at
from courant.lib.pictures import PictureRefused, clean
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


def printed(data, width, rights, form="jpg"):
    """A picture as it is printed, in one width and form."""
    return signed(develop(data, "picture", [width])[width, form], form, rights)


def opened(data):
    image = Image.open(BytesIO(data))
    image.load()
    return image


EXPECTED = {
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


def told_by(data, form, tmp_path):
    """What exiftool, which is not ours, finds in a printed picture besides what draws it."""
    draws = ("JFIF:", "QuickTime:", "Meta:")
    return {name: value for name, value in tags_in(data, form, tmp_path).items() if not name.startswith(draws)}


@pytest.mark.parametrize("form", FORMS)
def test_the_rights_are_in_the_picture_and_nothing_else_is(tmp_path, form):
    dirty = add_tags(dirty_jpeg(image=half_and_half((400, 300))), "jpg", tmp_path)
    for data in (clean(dirty).data, dirty):  # even if somebody forgets to clean
        assert told_by(printed(data, 200, RIGHTS, form), form, tmp_path) == EXPECTED


@pytest.mark.parametrize("form", FORMS)
def test_without_rights_only_the_word_on_data_mining_is_left(tmp_path, form):
    data = printed(written(half_and_half(), "PNG"), 20, NONE, form)
    assert list(told_by(data, form, tmp_path)) == ["XMP-plus:DataMining"]


@pytest.mark.parametrize("form", FORMS)
def test_other_words_change_no_pixel_and_leave_no_word_of_the_former(tmp_path, form):
    pixels = develop(written(half_and_half((400, 300)), "PNG"), "picture", [200])[200, form]
    first = signed(pixels, form, RIGHTS)
    assert signed(first, form, NONE) == signed(pixels, form, NONE)
    assert signed(signed(first, form, NONE), form, RIGHTS) == first
    assert opened(first).tobytes() == opened(signed(first, form, NONE)).tobytes() == opened(pixels).tobytes()
    assert "احمدی".encode() not in signed(first, form, NONE)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "data", [b"", b"no picture", b"\0\0\0\x20ftypavif" + bytes(40), b"\xff\xd8\xff\xe0"], ids=range(4)
)
def test_what_is_no_printed_picture_cannot_be_signed(form, data):
    with pytest.raises(PictureRefused, match="not a picture that was developed here"):
        signed(data, form, RIGHTS)


@pytest.mark.parametrize("form", FORMS)
def test_a_width_is_the_same_whatever_other_widths_are_asked_for(form):
    data = written(Image.effect_noise((3600, 2400), 60).convert("RGB"), "JPEG")
    assert develop(data, "picture", [480])[480, form] == develop(data, "picture", WIDTHS)[480, form]


def test_an_avif_is_smaller_than_the_jpeg_and_looks_like_it():
    picture = Image.effect_noise((60, 40), 90).resize((900, 600), Image.Resampling.BICUBIC).convert("RGB")
    found = develop(written(picture, "PNG"), "picture", [480])
    assert len(found[480, "avif"]) < len(found[480, "jpg"])
    one, other = (opened(found[480, form]).convert("L") for form in FORMS)
    assert ImageStat.Stat(ImageChops.difference(one, other)).mean[0] < 3
    assert opened(found[480, "avif"]).format == "AVIF"


def test_the_longest_rights_still_fit_into_a_jpeg():
    longest = Rights(*["&🔥" * 50_000] * 7, digital_source_type="x" * 50_000)
    assert opened(printed(written(half_and_half(), "PNG"), 20, longest)).size == (20, 15)


def test_it_is_a_progressive_srgb_jpeg_of_the_width_wanted():
    data = clean(dirty_heic(half_and_half((640, 480)))).data
    image = opened(printed(data, 320, RIGHTS))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (320, 240))
    assert image.info["progressive"]
    assert "icc_profile" not in image.info


def test_the_same_picture_gives_the_same_bytes():
    data = written(Image.effect_noise((600, 400), 60).convert("RGB"), "JPEG", icc_profile=swapped_profile())
    assert printed(data, 150, RIGHTS) == printed(data, 150, RIGHTS)


def test_a_picture_is_never_enlarged():
    assert opened(printed(written(half_and_half(), "PNG"), 5_000, NONE)).size == (64, 48)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1", "CMYK"])
def test_every_kind_of_picture_is_printed(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert opened(printed(written(half_and_half(mode=mode), kind), 32, NONE)).size == (32, 24)


def test_what_is_transparent_lies_on_white():
    data = written(Image.new("RGBA", (64, 48), (255, 0, 0, 0)), "PNG")
    assert opened(printed(data, 32, NONE)).getpixel((5, 5)) == (255, 255, 255)


@given(st.integers(1, 300), st.integers(1, 300), st.integers(1, 300))
def test_the_size_is_known_without_developing(wanted, width, height):
    data = written(Image.new("L", (width, height)), "JPEG")
    assert opened(printed(data, wanted, NONE)).size == size_at(wanted, width, height)


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
    assert opened(printed(data, 50, NONE)).size == size_at(50, upright.width, upright.height)


@pytest.mark.parametrize("sizes", [(0, 5, 5), (5, 0, 5), (5, 5, -1)])
def test_sizes_below_one_are_refused(sizes):
    with pytest.raises(ValueError, match="begin at 1"):
        size_at(*sizes)


def test_a_bomb_is_not_developed_either():
    with pytest.raises(PictureRefused, match="megapixels"):
        printed(png_claiming(16_000, 8_000), 100, NONE)
