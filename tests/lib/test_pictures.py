"""Pictures that come in: what is refused, what is changed, and what nobody finds in them afterwards."""

import hashlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from picture_makers import (
    add_tags,
    dirty_heic,
    dirty_jpeg,
    dirty_png,
    dirty_webp,
    half_and_half,
    metadata_in,
    png_claiming,
    srgb_profile,
    swapped_profile,
    tags_in,
    written,
)
from PIL import Image, ImageChops

from courant.lib.pictures import MAX_PIXELS, MAX_SIDE, CleanPicture, PictureRefused, clean

DIRTY = {"jpg": dirty_jpeg, "png": dirty_png, "webp": dirty_webp, "heic": dirty_heic}
SMALL = {kind: make() for kind, make in DIRTY.items()}


def shown(picture: CleanPicture):
    image = Image.open(BytesIO(picture.data)).convert("RGB")
    assert image.size == (picture.width, picture.height)
    return image


def looks_like(picture, expected):
    difference = ImageChops.difference(shown(picture), expected.convert("RGB")).resize((8, 8), Image.Resampling.BOX)
    return max(most for _, most in difference.getextrema()) < 30


@pytest.mark.parametrize("kind", DIRTY)
def test_nobody_finds_place_device_owner_or_thumbnail_in_a_clean_picture(kind, tmp_path):
    dirty = add_tags(SMALL[kind], kind, tmp_path)
    before = " ".join(tags_in(dirty, kind, tmp_path))
    for tag in (
        "GPSLatitude",
        "SerialNumber",
        "OwnerName",
        "ThumbnailImage",
        "UserComment",
        "RegionInfo",
        "History",
    ):
        assert tag in before  # or the test would prove nothing
    picture = clean(dirty, f"photo.{kind}")
    assert metadata_in(picture.data, picture.extension, tmp_path) == {}
    assert b"MARKER" not in picture.data
    assert looks_like(picture, half_and_half())


@pytest.mark.parametrize("kind", DIRTY)
def test_marks_of_our_makers_are_gone_too(kind):
    assert b"MARKER" in SMALL[kind]
    picture = clean(SMALL[kind])
    assert b"MARKER" not in picture.data
    assert picture.received_sha256 == hashlib.sha256(SMALL[kind]).hexdigest()
    assert picture.extension == {"heic": "jpg"}.get(kind, kind)


@pytest.mark.parametrize("kind", DIRTY)
def test_a_clean_picture_comes_back_byte_for_byte(kind):
    once = clean(SMALL[kind])
    assert clean(once.data).data == once.data


def test_a_jpeg_that_stands_upright_is_not_encoded_again():
    image = Image.effect_noise((96, 64), 80).convert("RGB")
    plain = written(image, "JPEG", quality=75)
    assert clean(plain).data == plain
    assert shown(clean(dirty_jpeg(image=image))).tobytes() == (
        Image.open(BytesIO(dirty_jpeg(image=image))).convert("RGB").tobytes()
    )


@pytest.mark.parametrize("make", [dirty_jpeg, dirty_png, dirty_webp])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright_however_the_camera_was_held(make, orientation):
    as_held = half_and_half()
    turn = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }.get(orientation)
    upright = as_held if turn is None else as_held.transpose(turn)
    assert looks_like(clean(make(orientation)), upright)


def test_another_colour_profile_is_applied_and_then_dropped(tmp_path):
    for make, extension in (
        (dirty_jpeg, "jpg"),
        (dirty_png, "png"),
        (dirty_webp, "webp"),
        (dirty_heic, "jpg"),
    ):
        picture = clean(make(icc_profile=swapped_profile()))
        red, green, _ = shown(picture).getpixel((8, 8))
        assert green > red  # the profile says that red is green
        assert metadata_in(picture.data, extension, tmp_path) == {}


def test_an_srgb_profile_is_dropped_without_encoding_again():
    plain = written(half_and_half(), "JPEG")
    assert clean(written(half_and_half(), "JPEG", icc_profile=srgb_profile())).data == plain


def test_an_unreadable_profile_is_ignored_as_browsers_do():
    assert looks_like(clean(written(half_and_half(), "JPEG", icc_profile=b"nonsense" * 50)), half_and_half())


def test_printers_colours_become_screen_colours():
    picture = clean(written(half_and_half(mode="CMYK"), "JPEG", quality=95))
    assert Image.open(BytesIO(picture.data)).mode == "RGB"
    assert looks_like(picture, half_and_half())


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_png_stays_what_it_is_and_can_be_turned(mode):
    image = half_and_half(mode="L").convert("I;16") if mode == "I;16" else half_and_half(mode=mode)
    plain = written(image, "PNG")
    assert clean(plain).data == plain
    turned = clean(written(image, "PNG", exif=turned_exif()))
    assert (turned.width, turned.height) == (48, 64)


def turned_exif():
    exif = Image.Exif()
    exif[0x0112] = 6
    return exif


def test_sixteen_bit_grey_is_scaled_not_clipped_when_it_is_turned():
    image = Image.new("I;16", (64, 48), 0x8000)
    assert shown(clean(written(image, "PNG", exif=turned_exif()))).getpixel((5, 5)) == (128, 128, 128)


@pytest.mark.parametrize(("kind", "how"), [("PNG", {}), ("WEBP", {"lossless": True}), ("WEBP", {})])
def test_transparency_survives_turning(kind, how):
    image = Image.new("RGBA", (64, 48), (255, 0, 0, 0))
    image.paste((0, 0, 255, 255), (0, 0, 32, 48))
    picture = clean(written(image, kind, exif=turned_exif(), **how))
    alpha = Image.open(BytesIO(picture.data)).getchannel("A")
    assert (alpha.getpixel((40, 10)), alpha.getpixel((40, 60))) == (255, 0)


@pytest.mark.parametrize(("width", "height"), [(16_000, 8_000), (MAX_SIDE + 1, 1), (1, MAX_SIDE + 1), (8_000, 6_251)])
def test_a_bomb_is_refused_by_its_header(width, height, monkeypatch):
    monkeypatch.setattr(Image, "open", lambda *_, **__: pytest.fail("a decoder was asked"))
    bomb = png_claiming(width, height)
    with pytest.raises(PictureRefused, match=rf"'bomb.png' is {width} x {height} pixels: make it at most 50"):
        clean(bomb, "bomb.png")


def test_the_limit_itself_is_not_over_the_limit():
    assert MAX_PIXELS == 8_000 * 6_250
    with pytest.raises(PictureRefused, match="damaged"):  # its header passed, its pixels are missing
        clean(png_claiming(8_000, 6_250))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"\xef\xbb\xbf <?xml version='1.0'?><svg/>", "SVG"),
        (written(half_and_half(), "GIF"), "a GIF"),
        (written(half_and_half(), "TIFF"), "TIFF"),
        (written(half_and_half(), "BMP"), "BMP"),
        (b"%PDF-1.7", "PDF"),
        (b"\0\0\0\x20ftypavif\0\0\0\0avifmif1", "AVIF"),
        (b"\0\0\0\x20ftypisom\0\0\0\0mp42", "film"),
        (b"<html><script>", "do not know"),
        (b"\xff\xd8\xff", "damaged"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (b"RIFF\0\0\0\0WEBP", "damaged"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "damaged"),
    ],
)
def test_what_is_not_a_picture_of_ours_is_refused_by_its_content(data, words):
    with pytest.raises(PictureRefused, match="send") as refusal:
        clean(data, "photo.jpg")
    assert words in str(refusal.value)
    assert "'photo.jpg'" in str(refusal.value)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_an_animation_is_refused(kind):
    frames = [half_and_half(left="green")]
    with pytest.raises(PictureRefused, match="animation"):
        clean(written(half_and_half(), kind, save_all=True, append_images=frames))


def test_a_jpeg_with_hundreds_of_scans_is_refused():
    data = written(half_and_half(), "JPEG", progressive=True)
    scan = data[data.index(b"\xff\xda") : data.index(b"\xff", data.index(b"\xff\xda") + 12)]
    with pytest.raises(PictureRefused, match="64 scans"):
        clean(data[:-2] + scan * 65 + data[-2:])


@given(st.sampled_from(sorted(SMALL)), st.data())
def test_a_picture_cut_short_is_refused_or_still_whole(kind, data):
    whole = SMALL[kind]
    cut = whole[: data.draw(st.integers(0, len(whole) - 1))]
    try:
        picture = clean(cut)
    except PictureRefused:
        return
    assert looks_like(picture, half_and_half())  # only the trailer was lost


@given(st.sampled_from(sorted(SMALL)), st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), max_size=8))
def test_a_damaged_picture_is_cleaned_or_refused_and_nothing_else(kind, damages):
    data = bytearray(SMALL[kind])
    for place, value in damages:
        data[place % len(data)] = value
    try:
        picture = clean(bytes(data))
    except PictureRefused:
        return
    assert clean(picture.data).data == picture.data
    assert min(picture.width, picture.height) >= 1
