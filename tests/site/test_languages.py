import pytest

from courant.site.languages import edition_for, is_edition_name

EDITIONS = ["ar", "en", "fa", "zh-hans"]


@pytest.mark.parametrize(
    ("header", "edition"),
    [
        ("fa", "fa"),
        ("fa-IR,fa;q=0.9,en;q=0.8", "fa"),
        ("de-DE, en;q=0.3, ar;q=0.7", "ar"),
        ("zh-Hans-CN", "zh-hans"),
        ("EN-us", "en"),
        ("de, *;q=0.5", None),
        ("en;q=0", None),
        ("en;q=0, ar;q=0.001", "ar"),
        ("en;q=nonsense", None),
        ("", None),
        (",;=,--,\0", None),
        ("x" * 100_000, None),
    ],
)
def test_it_picks_the_edition_that_the_reader_prefers(header, edition):
    assert edition_for(header, EDITIONS) == edition


def test_folders_of_the_site_that_are_no_languages_are_no_editions():
    assert not any(is_edition_name(name) for name in ("pictures", "theme", "-", ".well-known", "EN", ""))
