"""The page at / where a reader chooses an edition."""

from tests.press import makers as make
from tests.press.made import files_made
from tests.press.reading import Page

EDITIONS = (make.make_edition("fa"), make.make_edition())


def pages(theme, *documents):
    files = files_made(theme, "edition_chooser", make.make_site(name="The Bridge & co"), *documents)
    return {path: Page(path, html) for path, html in files.items()}


def test_every_edition_is_offered_in_its_own_language(theme):
    chooser = pages(theme, *EDITIONS)["/"]
    assert chooser.links == ["en/", "fa/"]
    assert '<li lang="fa" dir="rtl">' in chooser.html and "فارسی" in chooser.html
    assert "The Bridge &amp; co" in chooser.html


def test_it_is_the_version_for_readers_of_no_edition(theme):
    chooser = pages(theme, *EDITIONS)["/"]
    assert chooser.versions["x-default"] == "https://news.example/"
    assert chooser.versions["fa"] == "https://news.example/fa/"


def test_the_page_for_addresses_outside_every_edition_answers_anywhere(theme):
    missing = pages(theme, *EDITIONS)["/404.html"]
    assert missing.links == ["/en/", "/fa/"]
    assert not missing.is_indexed and missing.versions == {}


def test_without_editions_there_is_nothing_to_choose(theme):
    assert pages(theme) == {}
