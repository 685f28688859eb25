"""The three sieves: what draws the picture stays, what could hide something goes."""

import pytest
from picture_makers import dirty_jpeg, dirty_png, dirty_webp, half_and_half, png_chunk, segment, written

from courant.lib import jpeg_segments, png_chunks, webp_chunks

JPEG, PNG, WEBP = (written(half_and_half(), kind) for kind in ("JPEG", "PNG", "WEBP"))


@pytest.mark.parametrize(
    ("strip", "plain", "dirty"),
    [
        (jpeg_segments.strip, JPEG, dirty_jpeg()),
        (png_chunks.strip, PNG, dirty_png()),
        (webp_chunks.strip, WEBP, dirty_webp() + b"TRAILER-MARKER"),
    ],
)
def test_a_plain_picture_is_untouched_and_a_dirty_one_loses_its_marks(strip, plain, dirty):
    assert strip(plain) == plain
    assert b"MARKER" not in strip(dirty)
    assert strip(strip(dirty)) == strip(dirty)


def test_sizes_are_read_from_headers():
    assert jpeg_segments.size(JPEG) == png_chunks.size(PNG) == webp_chunks.size(WEBP) == (64, 48)
    assert webp_chunks.size(written(half_and_half(), "WEBP", lossless=True)) == (64, 48)
    assert webp_chunks.size(dirty_webp()) == (64, 48)
    for size in (jpeg_segments.size, png_chunks.size, webp_chunks.size):
        assert size(b"") is None


def test_a_jfif_thumbnail_is_cut_from_its_segment():
    body = JPEG[6 : 6 + 12] + b"\x01\x01RGB"
    with_thumbnail = JPEG[:2] + segment(0xE0, body) + JPEG[20:]
    assert jpeg_segments.strip(with_thumbnail) == JPEG


def test_nothing_hides_behind_adobes_mark():
    body = b"Adobe\0\x64\0\0\0\0\x01"
    hidden = JPEG[:2] + segment(0xEE, body + b"HIDDEN") + JPEG[2:]
    assert jpeg_segments.strip(hidden) == JPEG[:2] + segment(0xEE, body) + JPEG[2:]


@pytest.mark.parametrize("odd", [b"junk", segment(0xDC, b"\0\x30"), segment(0xC0, JPEG[100:117])])
def test_a_jpeg_with_anything_unusual_is_left_to_a_decoder(odd):
    assert jpeg_segments.strip(JPEG[:2] + odd + JPEG[2:]) is None


def test_a_jpeg_without_an_end_is_left_to_a_decoder():
    assert jpeg_segments.strip(JPEG[:-2]) is None
    assert jpeg_segments.strip(b"") is None


@pytest.mark.parametrize(
    ("chunk", "kept"),
    [
        (png_chunk(b"gAMA", b"\0\0\xb1\x8f"), True),
        (png_chunk(b"gAMA", b"HIDDEN in here"), False),
        (png_chunk(b"tEXt", b"Comment\0x"), False),
        (png_chunk(b"eXIf", b"MM\0*"), False),
        (png_chunk(b"caBX", b"where it was edited"), False),
    ],
)
def test_of_the_optional_png_chunks_only_plain_colour_stays(chunk, kept):
    marked = PNG[:33] + chunk + PNG[33:]
    assert png_chunks.strip(marked) == (marked if kept else PNG)


def test_a_png_with_a_wrong_sum_or_an_unknown_vital_chunk_is_left_to_a_decoder():
    assert png_chunks.strip(PNG[:-1] + b"x") is None
    assert png_chunks.strip(PNG[:33] + png_chunk(b"CgBI", b"") + PNG[33:]) is None
    assert png_chunks.strip(PNG[:-4]) is None


def test_a_webp_no_longer_promises_what_is_gone():
    kept = webp_chunks.strip(dirty_webp(mode="RGBA"))
    assert kept[12:16] == b"VP8X"
    assert kept[20] in (0x00, 0x10)
    assert len(kept) == int.from_bytes(kept[4:8], "little") + 8


def test_a_webp_with_two_pictures_is_left_to_a_decoder():
    twice = WEBP[12:] * 2
    assert webp_chunks.strip(b"RIFF" + (len(twice) + 4).to_bytes(4, "little") + b"WEBP" + twice) is None
    assert webp_chunks.strip(WEBP[:-1]) is None
