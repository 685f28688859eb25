"""How outputs reach documents: everything they look at is noted."""

import pytest

from courant.documents import Edition, Section
from courant.press.library import Kept, Library, MissingDocument
from tests.press import makers as make
from tests.press.made import Plain
from tests.press.newsroom import Newsroom


@pytest.fixture
def library():
    newsroom = Newsroom()
    newsroom.change(make.make_edition(), make.make_section(), make.make_section(slug="river", position=2))
    newsroom.change(make.make_story(id="1", places={"section:en-city": 1}))
    return Library(Plain(*newsroom.documents.values()))


def test_a_document_is_noted_whole(library):
    assert library.get("edition:en", Edition).title == "The Bridge"
    assert library.noted == {"edition:en"}


def test_a_label_is_noted_as_a_part(library):
    assert library.label("section:en-city").title == "City"
    assert library.noted == {"section:en-city#label"}


def test_a_teaser_and_a_switch_are_noted_as_parts(library):
    assert library.teaser("story:1").headline == "Headline 1"
    assert library.switch("edition:en").language_name == "English"
    assert library.noted == {"story:1#teaser", "edition:en#switch"}


def test_what_is_not_there_is_noted_too_since_it_may_come(library):
    assert library.find("thread:9") is None
    assert library.label("topic:9") is None
    assert library.teaser("story:9") is None
    assert library.switch("edition:xx") is None
    assert library.noted == {"thread:9", "topic:9#label", "story:9#teaser", "edition:xx#switch"}


def test_a_page_that_needs_a_missing_document_says_which(library):
    with pytest.raises(MissingDocument, match="section:9 is not published") as missing:
        library.get("section:9", Section)
    assert missing.value.key == "section:9"
    assert library.noted == {"section:9"}


def test_a_document_of_another_kind_is_as_good_as_missing(library):
    with pytest.raises(MissingDocument):
        library.get("edition:en", Section)


def test_a_query_is_noted_by_its_name_however_much_of_it_is_read(library):
    assert library.query("sections:edition:en", newest_first=True, limit=1) == ["section:en-river"]
    assert library.noted == {"sections:edition:en"}


def test_a_query_is_read_once_for_an_output_and_noted_each_time(library):
    sections = library.query("sections:edition:en")
    library.documents, library.noted = Plain(), set()
    assert library.query("sections:edition:en") == sections
    assert library.noted == {"sections:edition:en"}


def test_an_empty_query_is_noted_too(library):
    assert library.query("pages:edition:en") == []
    assert library.noted == {"pages:edition:en"}


def test_labels_of_a_query_are_noted_with_it(library):
    assert [label.title for label in library.labels("sections:edition:en")] == ["City", "River"]
    assert library.noted == {"sections:edition:en", "section:en-city#label", "section:en-river#label"}


def test_teasers_of_a_query_are_noted_with_it(library):
    assert [teaser.headline for teaser in library.teasers("listing:section:en-city:newest")] == ["Headline 1"]
    assert library.noted == {"listing:section:en-city:newest", "story:1#teaser"}


def test_what_is_made_once_is_noted_each_time(library):
    made = []

    def names():
        made.append(1)
        return [label.title for label in library.labels("sections:edition:en")]

    first = library.once("names", names)
    noted, library.noted = library.noted, {"edition:en"}
    assert library.once("names", names) == first == ["City", "River"]
    assert made == [1] and library.noted == noted | {"edition:en"}


def test_what_another_output_of_the_run_made_is_noted_too(library):
    kept = Kept()
    first, second = Library(library.documents, kept), Library(library.documents, kept)
    assert first.once("city", lambda: first.label("section:en-city")) == second.once("city", lambda: None)
    assert second.noted == {"section:en-city#label"}


def test_what_failed_is_not_kept_and_what_it_looked_at_is_noted(library):
    with pytest.raises(MissingDocument):
        library.once("missing", lambda: library.get("topic:9", Edition))
    assert library.noted == {"topic:9"}
    assert library.once("missing", lambda: "found") == "found"


def test_the_oldest_gives_way_where_too_much_is_kept():
    kept = Kept()
    for number in range(Kept.MOST + 1):
        kept.keep(number, "thing", frozenset())
    assert kept.get(0) is None and kept.get(Kept.MOST) is not None
