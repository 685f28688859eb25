"""Which form an Accept-Encoding header asks for."""

import pytest

from courant.site.codings import in_order


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("gzip, deflate, br, zstd", "br gzip"),
        ("gzip, deflate", "gzip"),
        ("BR;Q=1, GZIP", "br gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip br"),
        ("br;q=0, gzip", "gzip"),
        ("*", "br gzip"),
        ("*;q=0.1, gzip;q=0", "br"),
        ("*;q=0, gzip", "gzip"),
        ("identity", ""),
        ("identity;q=1, gzip;q=0.5", ""),
        ("identity;q=0.5, gzip;q=0.5", "gzip"),
        ("identity;q=0", ""),
        ("x-gzip", "gzip"),
        ("gzip ; q=0.3 ,, br;q=0.2", "gzip br"),
        ("gzip;q=nonsense", ""),
        ("gzip;q=nan, br;q=inf", ""),
        ("gzip;q=7, br;q=-1", ""),
        ("gzip;level=9", ""),
        ("zstd, deflate", ""),
        ("", ""),
        (";;;,=,q", ""),
        ("gzip," * 100, ""),
    ],
)
def test_the_most_wanted_comes_first(accepted, expected):
    pytest.importorskip("brotli")
    assert " ".join(in_order(accepted)) == expected
