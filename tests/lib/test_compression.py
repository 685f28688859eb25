"""What is printed compressed too: text that becomes smaller, the same bytes every time."""

import gzip
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courant.lib.compression import LARGE, SMALLEST, VARIANTS, compressed, is_text, is_variant

PAGE = b"<p>The bridge reopens.</p>" * 100


def test_a_page_has_a_gzip_and_a_brotli_form():
    pytest.importorskip("brotli")
    assert [suffix for suffix, _content in compressed("index.html", PAGE)] == [".br", ".gz"]


@given(st.binary(min_size=SMALLEST, max_size=3000))
def test_every_form_expands_to_the_file(content):
    forms = {variant.suffix: variant for variant in VARIANTS}
    for suffix, smaller in compressed("feed.xml", content * 2):
        assert forms[suffix].expand(smaller) == content * 2
        assert len(smaller) < len(content) * 2


def test_the_same_file_gives_the_same_bytes_and_no_moment():
    assert dict(compressed("a.css", PAGE)) == dict(compressed("a.css", PAGE))
    assert dict(compressed("a.css", PAGE))[".gz"][4:8] == b"\0\0\0\0"
    assert gzip.decompress(dict(compressed("a.css", PAGE))[".gz"]) == PAGE


@pytest.mark.parametrize("name", ["1.jpg", "1.avif", "font.woff2", "index.html.gz"])
def test_what_is_not_text_has_no_other_form(name):
    assert list(compressed(name, PAGE)) == []


@pytest.mark.parametrize("name", "a.html a.xml a.json a.css a.js a.svg a.txt a.webmanifest".split())
def test_every_kind_of_text_that_is_printed_is_known(name):
    assert is_text(name) and not is_variant(name)


def test_what_is_small_or_does_not_become_smaller_has_no_other_form():
    assert list(compressed("a.json", b"x" * (SMALLEST - 1))) == []
    assert list(compressed("a.json", random.Random(1).randbytes(400))) == []


def test_what_is_large_is_compressed_in_less_time_and_expands_to_the_same():
    words = [f"word{number}" for number in range(3000)]
    text = " ".join(random.Random(1).choices(words, k=30_000)).encode()
    assert len(text) >= LARGE
    forms = dict(compressed("feed.xml", text))
    for variant in VARIANTS:
        assert variant.expand(forms[variant.suffix]) == text
        shorter = text[: LARGE - 1]
        assert len(variant.compress(shorter)) / len(shorter) < len(forms[variant.suffix]) / len(text)
