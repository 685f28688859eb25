import pytest

from courant.site.paths import PathRefused, cleaned, is_live, is_public


@pytest.mark.parametrize(
    "path",
    [
        "/a/../b",
        "/..",
        "/a\\b",
        "/a\0b",
        "/a\nb",
        "/a\x7fb",
        "/a\x85b",
        "/\N{REPLACEMENT CHARACTER}",
        "*",
        "",
        "/" + "a" * 2048,
        "/en" + "/a" * 24,
    ],
)
def test_it_refuses_what_no_honest_link_asks_for(path):
    with pytest.raises(PathRefused):
        cleaned(path)


def test_it_takes_any_script_and_composes_it():
    assert cleaned("/fr/e\N{COMBINING ACUTE ACCENT}te/") == "/fr/\N{LATIN SMALL LETTER E WITH ACUTE}te/"
    assert cleaned("/fa/خبر‌ها/") == "/fa/خبر‌ها/"


def test_hidden_files_and_empty_steps_are_not_public():
    for path in ("/.git/config", "/en/.draft", "//en/", "/en//a", "/en/.well-known/x", "/.well-known/.x"):
        assert not is_public(path), path
    for path in ("/", "/en/", "/feed.xml", "/.well-known/security.txt"):
        assert is_public(path), path


def test_only_two_prefixes_are_live():
    assert all(is_live(path) for path in ("/-/alive/", "/desk/", "/desk", "/-"))
    assert not any(is_live(path) for path in ("/", "/en/-/", "/desks/", "/en/desk/"))
