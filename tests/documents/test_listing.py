"""Listings: every entry has a place, given once; page n holds places 20(n-1)+1 to 20n."""

import pytest

from courant.documents import ArchivePage, newest_query, page_of, page_query


@pytest.mark.parametrize(("place", "page"), [(1, 1), (20, 1), (21, 2), (40, 2), (41, 3)])
def test_a_page_holds_twenty_places(place, page):
    assert page_of(place) == page


def test_queries_are_named_by_the_listing():
    assert page_query("topic:7", 3) == "listing:topic:7:page:3"
    assert newest_query("topic:7") == "listing:topic:7:newest"


def test_only_the_page_of_the_last_place_is_the_last():
    pages = [ArchivePage.of("topic:7", n, edition="edition:en", last_place=41) for n in (1, 2, 3)]
    assert [page.is_last for page in pages] == [False, False, True]
    assert [page.key for page in pages] == [f"archive_page:topic:7/{n}" for n in (1, 2, 3)]


def test_archive_pages_are_listed_by_their_numbers():
    page = ArchivePage.of("topic:7", 3, edition="edition:en", last_place=41)
    assert page.belongs_to() == {"archive:topic:7": 3}


def test_the_first_page_is_the_last_before_a_place_was_given():
    assert ArchivePage.of("topic:7", 1, edition="edition:en", last_place=0).is_last
