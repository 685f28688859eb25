"""What stands around stories: editions, sections, pages, people, topics, sources."""

import pytest

from courant.documents import CorrectionsMonth, SitemapMonth
from courant.press.manifest import InvalidDocument, checked
from tests.press import makers as make


def test_an_edition_shows_others_its_switch():
    switch = make.make_edition("fa").switch()
    assert (switch.path, switch.direction, switch.language_name) == ("/fa/", "rtl", "فارسی")


def test_editions_sections_and_pages_are_listed_by_their_positions():
    assert make.make_edition(position=3).belongs_to() == {"editions": 3}
    assert make.make_section(position=3).belongs_to() == {"sections:edition:en": 3}
    assert make.make_page(position=3).belongs_to() == {"pages:edition:en": 3, "translations:page-about": 0}


@pytest.mark.parametrize("purpose", ["about", "comment_policy"])
def test_a_page_with_a_purpose_is_found_by_it(purpose):
    assert make.make_page(purpose=purpose, position=3).belongs_to()[f"{purpose}:edition:en"] == 3


def test_a_portrait_is_found_by_its_picture():
    person = make.make_contributor(portrait=make.make_photo(make.make_picture("9")))
    assert person.belongs_to() == {"picture:9": 0, "contributors:edition:en": 0}
    assert make.make_contributor().belongs_to() == {"contributors:edition:en": 0}


@pytest.mark.parametrize(
    ("document", "title"),
    [
        (make.make_edition(), "The Bridge"), (make.make_section(), "City"), (make.make_page(), "about"),
        (make.make_contributor(), "Ada"), (make.make_topic(), "Water"), (make.make_source(), "Mayor"),
    ],
    ids=lambda value: getattr(value, "key", ""),
)  # fmt: skip
def test_a_label_is_a_path_and_a_title(document, title):
    assert (document.label().path, document.label().title) == (document.path, title)


def test_months_are_listed_in_the_order_of_time():
    months = [
        SitemapMonth.of("edition:en", month, place=place)
        for month, place in (("2026-09", 500), ("2026-10", 2), ("2026-10", 501), ("2027-01", 3))
    ]
    positions = [month.belongs_to()["sitemap_months"] for month in months]
    assert positions == sorted(positions)
    assert [month.id for month in months] == ["en/2026-09/1", "en/2026-10/1", "en/2026-10/2", "en/2027-01/1"]


def test_months_of_corrections_are_listed_for_their_edition():
    month = CorrectionsMonth.of("edition:en", "2026-11")
    assert (month.key, month.belongs_to()) == (
        "corrections_month:en/2026-11",
        {"corrections_months:edition:en": 202611},
    )


@pytest.mark.parametrize("path", ["", "en/", "/en", "/en//city/", "/\x00/", "/en/index.html"])
def test_an_address_begins_and_ends_with_a_slash(path):
    with pytest.raises(InvalidDocument, match=r"\$\.path"):
        checked(make.make_section(path=path))


@pytest.mark.parametrize("url", ["news.example", "ftp://news.example", "https://news.example/", "https://a/b"])
def test_the_origin_has_a_scheme_and_no_path(url):
    with pytest.raises(InvalidDocument, match=r"\$\.base_url"):
        checked(make.make_site(base_url=url))


@pytest.mark.parametrize("field", ["yes", "no"])
def test_nobody_votes_less_than_never(field):
    with pytest.raises(InvalidDocument, match=rf"\$\.{field}"):
        checked(make.make_thread(make.make_story(), **{field: -1}))


@pytest.mark.parametrize("language", ["", "e", "english!", "en_GB"])
def test_a_language_is_a_tag(language):
    with pytest.raises(InvalidDocument, match=r"\$\.id"):
        checked(make.make_edition(id=language))
