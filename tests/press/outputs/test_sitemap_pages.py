"""The sitemap of an edition's standing pages."""

import xml.etree.ElementTree as XML

from courant.press.outputs import sitemap_pages
from tests.press import makers as make
from tests.press.made import files_made

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def addresses(theme, *documents, edition="en"):
    [(path, text)] = files_made(
        theme, "sitemap_pages", make.make_edition(edition), make.make_site(), *documents
    ).items()  # fmt: skip
    assert path == f"/sitemaps/{edition}-pages.xml"
    return [element.text.removeprefix("https://news.example") for element in XML.fromstring(text).iter(LOC)]


def test_it_lists_every_kind_of_page_of_its_edition_but_stories(theme):
    here = [make.make_section(), make.make_page(), make.make_contributor(), make.make_topic(), make.make_source()]
    elsewhere = [make.make_section("fa"), make.make_topic("fa"), make.make_story()]
    assert addresses(theme, *here, *elsewhere) == [
        "/en/", "/en/corrections/", "/en/transparency/", "/en/city/", "/en/about/", "/en/people/ada/", "/en/topics/water/",
        "/en/sources/mayor/",
    ]  # fmt: skip


def test_addresses_are_encoded(theme):
    assert "/fa/topics/%D8%A2%D8%A8/" in addresses(theme, make.make_topic("fa", slug="آب"), edition="fa")


def test_it_stays_below_the_limits_of_a_sitemap(theme, monkeypatch):
    assert sitemap_pages.MOST <= 50_000 and sitemap_pages.MOST * 2_400 < 50_000_000
    monkeypatch.setattr(sitemap_pages, "MOST", 3)
    assert len(addresses(theme, *(make.make_topic(slug=f"t{n}") for n in range(5)))) == 3
