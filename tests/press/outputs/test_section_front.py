"""The front of a section."""

from courant.documents import ArchivePage
from tests.press import makers as make
from tests.press.made import files_made
from tests.press.reading import Page

SECTION = make.make_section(title="City & river", description="All <of> it.")


def front(theme, *others):
    files = files_made(theme, "section_front", SECTION, make.make_site(), make.make_edition(), *others)
    return Page(SECTION.path, files[SECTION.path])


def test_it_shows_the_section_and_its_newest_stories(theme):
    stories = [make.make_story(headline=f"Story {place}.", places={SECTION.key: place}) for place in (1, 2)]
    html = front(theme, *stories).html
    assert "City &amp; river" in html and "All &lt;of&gt; it." in html
    assert html.index("Story 2.") < html.index("Story 1.")


def test_it_leads_to_the_newest_archive_page(theme):
    pages = [ArchivePage.of(SECTION.key, n, edition="edition:en", last_place=30) for n in (1, 2)]
    assert "../../en/city/page/2/" in front(theme, *pages).links


def test_it_has_its_own_feed(theme):
    assert "../../en/city/feed.xml" in front(theme).links


def test_an_empty_section_says_so(theme):
    assert "No stories here yet." in front(theme).html
