"""Addresses: relative links that work at any prefix, files that stay inside the folder."""

from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courant.lib.addresses import file_of, quote, relative

NAMES = st.one_of(
    st.sampled_from(["en", "fa", "city", "پل", "a:b", "x y", "100%", "q?", "feed.xml", "//"[:1] + "x"]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="/\\#"), min_size=1, max_size=20),
).filter(lambda name: name not in (".", "..") and "/" not in name)
ADDRESSES = st.builds(
    lambda names, page: "/" + "/".join(names) + ("/" if page and names else ""),
    st.lists(NAMES, max_size=6),
    st.booleans(),
)


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("/en/city/2026/11/22/x/", "/en/", "../../../../../../en/"),
        ("/en/", "/en/", "../en/"),
        ("/", "/", "./"),
        ("/", "/en/", "en/"),
        ("/en/", "/", "../"),
        ("/en/", "/fa/", "../fa/"),
        ("/en/city/", "/en/feed.xml", "../../en/feed.xml"),
        ("/en/feed.xml", "/en/", "../en/"),
        ("/en/feed.xml", "/en/feed.xml", "../en/feed.xml"),
        ("/en/a/", "/en/a/#comments", "#comments"),
        ("/en/a/", "/en/b/#c 1", "../../en/b/#c%201"),
        ("/fa/", "/fa/شهر/", "../fa/%D8%B4%D9%87%D8%B1/"),
        ("/en/", "/en/a:b/", "../en/a%3Ab/"),
        ("/en/", '/en/"><script>', "../en/%22%3E%3Cscript%3E"),
    ],
)
def test_a_link_between_two_addresses_is_relative(here, there, link):
    assert relative(here, there) == link


@given(ADDRESSES, ADDRESSES)
def test_a_relative_link_leads_where_it_should_at_any_prefix(here, there):
    for prefix in ("http://mirror.example", "http://mirror.example/deep/er"):
        assert urljoin(prefix + quote(here), relative(here, there)) == prefix + quote(there)


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/en/", "en/index.html"),
        ("/", "index.html"),
        ("/en/feed.xml", "en/feed.xml"),
        ("/fa/شهر/", "fa/شهر/index.html"),
    ],
)
def test_an_address_has_one_file(address, file):
    assert file_of(address) == file


@pytest.mark.parametrize(
    "address",
    [
        "",
        "en/",
        "/../etc",
        "/en/../x/",
        "/en//x/",
        "//",
        "/./",
        "/a\0b/",
        "/a\nb/",
        "/a\\b/",
        "/" + "é" * 128 + "/",
        "/\ud800/",
    ],
)
def test_an_address_that_could_leave_the_folder_or_not_be_written_is_refused(address):
    with pytest.raises(ValueError, match="The address"):
        file_of(address)
    with pytest.raises(ValueError, match="The address"):
        relative("/", address)


@given(ADDRESSES)
def test_quoting_keeps_the_address(address):
    assert unquote(quote(address)) == address
    assert quote(address).isascii()


def test_a_fragment_stays_a_fragment_in_a_quoted_address():
    assert quote("/fa/شهر/#ب") == "/fa/%D8%B4%D9%87%D8%B1/#%D8%A8"
