"""The front page of an edition."""

import re

from courant.documents import ArchivePage
from courant.press.library import Library
from courant.press.outputs.front_page import strips
from tests.press import makers as make
from tests.press.made import Plain, files_made
from tests.press.reading import Page

EDITION = make.make_edition()
CITY, RIVER = make.make_section(position=2), make.make_section(slug="river", position=1)


def story(place, *, section=CITY, **fields):
    return make.make_story(
        section=section, headline=f"Story {place}.", places={EDITION.key: place, section.key: place}, **fields
    )


def front(theme, *others):
    files = files_made(theme, "front_page", EDITION, make.make_site(), CITY, RIVER, *others)
    return Page(EDITION.path, files[EDITION.path])


def test_the_newest_story_with_a_photo_leads(theme):
    html = front(theme, story(3), story(2, lead_photo=make.make_photo()), story(1)).html
    assert re.findall(r"Story \d\.", html) == ["Story 2.", "Story 3.", "Story 1."]


def test_no_story_stands_there_twice(theme):
    stories = [story(place, section=(CITY, RIVER)[place % 2]) for place in range(1, 31)]
    found = re.findall(r"Story \d+\.", front(theme, *stories).html)
    assert len(found) == len(set(found))


def test_sections_have_strips_in_order_unless_they_are_empty():
    stories = [story(1), story(2, section=RIVER)]
    library = Library(Plain(EDITION, CITY, RIVER, make.make_section(slug="empty"), *stories))
    assert [(label.title, [t.headline for t in teasers]) for label, teasers in strips(EDITION, library)] == [
        ("River", ["Story 2."]),
        ("City", ["Story 1."]),
    ]


def test_it_leads_to_other_editions_and_to_older_stories(theme):
    page = ArchivePage.of(EDITION.key, 1, edition=EDITION.key, last_place=3)
    found = front(theme, page, make.make_edition("fa"))
    assert {"../fa/", "../en/page/1/"} <= set(found.links)
    assert found.versions["fa"] == "https://news.example/fa/"


def test_an_edition_without_stories_has_a_front_all_the_same(theme):
    assert "The Bridge" in front(theme).html
