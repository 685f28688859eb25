"""What fronts and archive pages have in common: entries, newest first, and the way to older ones."""

from courant.documents import ArchivePage
from courant.press.library import Library
from courant.press.listings import archive_path, entries_of_page, newest, section_labels
from tests.press import makers as make
from tests.press.made import Plain


def stories(*places, section="section:en-city"):
    return [make.make_story(id=f"{place:03}", headline=f"{place}", places={section: place}) for place in places]


def archive_page(number, last_place):
    return ArchivePage.of("section:en-city", number, edition="edition:en", last_place=last_place)


def headlines(entries):
    return [entry.headline for entry in entries]


def test_the_newest_entries_come_first():
    library = Library(Plain(*stories(1, 3, 2)))
    listing = newest(library, "section:en-city", front="/en/city/")
    assert headlines(listing["entries"]) == ["3", "2", "1"]
    assert listing["older"] is None


def test_a_front_shows_twenty_and_leads_to_the_newest_archive_page():
    pages = [archive_page(number, last_place=41) for number in (1, 2, 3)]
    library = Library(Plain(*stories(*range(1, 42)), *pages))
    listing = newest(library, "section:en-city", front="/en/city/")
    assert headlines(listing["entries"]) == [str(place) for place in range(41, 21, -1)]
    assert listing["older"] == "/en/city/page/3/"


def test_a_page_holds_its_twenty_places_and_a_removal_leaves_it_shorter():
    library = Library(Plain(*stories(*range(1, 20), *range(21, 30))))
    assert headlines(entries_of_page(library, "section:en-city", 1)) == [str(place) for place in range(19, 0, -1)]
    assert headlines(entries_of_page(library, "section:en-city", 2)) == [str(place) for place in range(29, 20, -1)]


def test_a_page_without_entries_is_empty():
    assert entries_of_page(Library(Plain()), "section:en-city", 7) == []


def test_archive_pages_stand_under_the_front_of_their_listing():
    assert archive_path("/fa/شهر/", 12) == "/fa/شهر/page/12/"


def test_labels_are_those_of_the_sections_of_the_entries():
    river = make.make_section(slug="river")
    shown = [make.make_story(section=river).teaser(), make.make_story(section=make.make_section(slug="gone")).teaser()]
    library = Library(Plain(river, make.make_section()))
    assert section_labels(library, shown) == {"section:en-river": river.label()}
    assert library.noted == {"section:en-river#label", "section:en-gone#label"}
