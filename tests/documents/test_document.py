"""Keys, facets and queries: what a change touches, and nothing more."""

import pytest
from msgspec.structs import replace

from courant.documents import facet_of, keys_touched
from tests.press import makers as make
from tests.press.newsroom import make_newsroom

SECTION = make.make_section()
STORY = make.make_story(id="1", places={"section:en-city": 20, "edition:en": 21}, lead_photo=make.make_photo())
ALL_OF_STORY = {
    "story:1", "story:1#label", "story:1#teaser", "translations:story-1", "picture:1", "month:edition:en:2026-11:1",
    "day:2026-11-22", "listing:section:en-city:newest", "listing:section:en-city:page:1", "listing:edition:en:newest",
    "listing:edition:en:page:2",
}  # fmt: skip


def test_a_key_is_the_kind_and_the_id():
    assert [document.key for document in (SECTION, make.make_site(), make.make_today())] == [
        "section:en-city",
        "site:site",
        "today:today",
    ]
    assert make.make_former_address("/en/old/", "story:1").key == "former_address:/en/old/"


def test_a_facet_of_what_is_gone_is_nothing():
    assert facet_of(SECTION, "label") == SECTION.label()
    assert facet_of(None, "label") is None


def test_publishing_and_unpublishing_touch_everything_of_a_document():
    assert keys_touched(None, STORY) == ALL_OF_STORY
    assert keys_touched(STORY, None) == ALL_OF_STORY


def test_what_did_not_change_touches_nothing():
    assert keys_touched(STORY, replace(STORY)) == set()
    assert keys_touched(None, None) == set()


@pytest.mark.parametrize(
    ("changed", "touched"),
    [
        ({"body": ()}, {"story:1"}),
        ({"corrections": ()}, set()),
        ({"related": ("story:2",)}, {"story:1"}),
        ({"headline": "Anew"}, {"story:1", "story:1#label", "story:1#teaser"}),
        ({"standfirst": "Anew"}, {"story:1", "story:1#teaser"}),
        ({"path": "/en/anew/"}, {"story:1", "story:1#label", "story:1#teaser"}),
        ({"translation_key": "k"}, {"story:1", "translations:story-1", "translations:k"}),
        ({"lead_photo": None}, {"story:1", "story:1#teaser", "picture:1"}),
        (
            {"places": {"edition:en": 21}},
            {"story:1", "listing:section:en-city:newest", "listing:section:en-city:page:1"},
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else "",
)
def test_a_change_touches_the_facets_and_queries_that_differ(changed, touched):
    assert keys_touched(STORY, replace(STORY, **changed)) == touched


def test_renaming_touches_no_order_and_reordering_no_name():
    assert keys_touched(SECTION, replace(SECTION, title="Town")) == {"section:en-city", "section:en-city#label"}
    assert keys_touched(SECTION, replace(SECTION, position=7)) == {"section:en-city", "sections:edition:en"}
    assert keys_touched(SECTION, replace(SECTION, description="Else.")) == {"section:en-city"}


def test_a_new_date_moves_a_story_to_another_month_and_day():
    earlier = replace(STORY, published_at=STORY.published_at.replace(month=10))
    assert {
        "month:edition:en:2026-11:1", "month:edition:en:2026-10:1", "day:2026-11-22", "day:2026-10-22",
    } <= keys_touched(STORY, earlier)  # fmt: skip


def test_the_queries_of_a_whole_newsroom_are_those_that_its_press_answers(printed_newsroom):
    newsroom, press = printed_newsroom
    names = {name for document in newsroom.documents.values() for name in document.belongs_to()}
    assert len(names) > 100
    for name in names:
        assert press.tree.documents.query(name) == newsroom.query(name)
        assert press.tree.documents.query(name, newest_first=True, limit=3) == newsroom.query(name)[::-1][:3]


def test_every_facet_and_query_is_touched_when_it_appears():
    for document in make_newsroom(english=13, persian=2).documents.values():
        touched = keys_touched(None, document)
        assert touched == {
            document.key,
            *(f"{document.key}#{facet}" for facet in document.FACETS if facet_of(document, facet)),
            *document.belongs_to(),
        }
