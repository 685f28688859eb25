"""A numbered page of a listing."""

import re

import pytest

from courant.documents import ArchivePage
from tests.press import makers as make
from tests.press.made import files_made

SECTION = make.make_section()


def page_html(theme, number, *others, last_place=60, subject=SECTION, edition=None):
    edition = edition or make.make_edition()
    page = ArchivePage.of(subject.key, number, edition=edition.key, last_place=last_place)
    files = files_made(theme, "archive_page", page, make.make_site(), edition, SECTION, subject, *others)
    return files.get(f"{subject.path}page/{number}/")


def turns(html):
    return dict(re.findall(r'<a rel="(prev|next)" href="([^"]+)"', html))


def test_it_lists_the_entries_of_its_places_newest_first(theme):
    stories = [make.make_story(headline=f"Story {place}.", places={SECTION.key: place}) for place in (20, 21, 40, 41)]
    html = page_html(theme, 2, *stories)
    assert re.findall(r"Story \d+\.", html) == ["Story 40.", "Story 21."]


def test_it_leads_to_older_and_newer_pages(theme):
    assert turns(page_html(theme, 2)) == {"prev": "../../../../en/city/page/3/", "next": "../../../../en/city/page/1/"}
    assert turns(page_html(theme, 1)) == {"prev": "../../../../en/city/page/2/"}


def test_the_last_page_leads_to_the_front_of_the_listing(theme):
    assert turns(page_html(theme, 3)) == {"prev": "../../../../en/city/", "next": "../../../../en/city/page/2/"}


def test_a_page_that_has_lost_all_its_entries_is_still_there(theme):
    assert "No stories here." in page_html(theme, 2)


def test_its_number_is_in_the_digits_of_the_edition_and_no_total_is_shown(theme):
    html = page_html(theme, 2, subject=make.make_section("fa"), edition=make.make_edition("fa"))
    assert "۲" in html and "۳" not in html


@pytest.mark.parametrize(
    "subject",
    [make.make_edition(), make.make_contributor(), make.make_topic(), make.make_source()],
    ids=lambda s: s.key,
)
def test_every_kind_of_listing_has_archives_with_section_labels(theme, subject):
    story = make.make_story(headline="Story.", places={subject.key: 1})
    html = page_html(theme, 1, story, subject=subject, last_place=1)
    assert "Story." in html and 'class="section-label"' in html


def test_the_archive_of_what_is_gone_is_gone(theme):
    page = ArchivePage.of("topic:gone", 1, edition="edition:en", last_place=1)
    assert files_made(theme, "archive_page", page, make.make_site(), make.make_edition()) == {}
    page = ArchivePage.of(SECTION.key, 1, edition="edition:en", last_place=1)
    assert files_made(theme, "archive_page", page, make.make_site(), SECTION) == {}
