"""Stories read in columns are what their pages say."""

import json
import random

import pytest
from django.db.models import JSONField, Value

from courant.desk.models import Correction, StoryPage
from courant.desk.story_rows import among, row_of, rows
from courant.desk.to_documents import documents_of
from tests.desk import newsroom as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories():
    """A dozen that have something of everything, by chance."""
    chance = random.Random(7)
    photo, section = make.make_photo(), make.make_section("City")
    people = [make.make_contributor(f"Number {n}") for n in range(5)]
    topics = [make.make_topic(f"Topic {n}") for n in range(5)]
    source, made = make.make_source(), []
    for number in range(12):
        story = make.make_story(
            f"Story {number}", section=section, by=chance.sample(people, chance.randrange(4)),
            topics=chance.sample(topics, chance.randrange(4)), related=chance.sample(made, min(len(made), 2)),
            quotes=[source][: chance.randrange(2)], dated=chance.choice([None, make.AT]),
            **({"photo": photo} if chance.random() < 0.5 else {}),
        )  # fmt: skip
        for _ in range(chance.randrange(3)):
            Correction.objects.create(story=story, text="It was Monday.")
        made.append(story)
    return made


def test_rows_in_bulk_are_those_of_the_pages(stories):
    found = {row.pk: row for row in rows(StoryPage.objects.all())}
    assert len(found) == 12
    assert any(row.related for row in found.values()) and any(row.corrections for row in found.values())
    for page in StoryPage.objects.all():
        assert found[page.pk] == row_of(page), page.title


def test_a_page_that_was_never_saved_has_a_row_too():
    row = row_of(StoryPage(title="Draft", slug="draft"))
    assert (row.key, row.body, row.contributors, row.places) == ("story:None", [], [], {})


def test_rows_are_read_in_a_handful_of_queries(stories, django_assert_num_queries):
    with django_assert_num_queries(6):
        assert len(rows(StoryPage.objects.all())) == 12


def test_rows_of_a_few_have_what_hangs_on_them_alone(stories):
    for few in (stories[:1], stories[::2], [stories[0], stories[-1]]):
        found = rows(StoryPage.objects.filter(pk__in=[story.pk for story in few]))
        assert sorted(found, key=lambda row: row.pk) == [row_of(StoryPage.objects.get(pk=story.pk)) for story in few]


def test_keys_close_together_are_one_range_and_others_a_list(stories):
    keys = [story.pk for story in stories]
    assert " IN (" not in str(StoryPage.objects.filter(among("pk", keys)).query)
    assert " IN (" in str(StoryPage.objects.filter(among("pk", [keys[0], keys[-1]])).query)
    assert list(StoryPage.objects.filter(among("pk", set()))) == []


def test_a_story_between_those_that_are_asked_for_is_not_handed_on(stories):
    first, between, last = (story.key for story in stories[:3])
    found = documents_of([first, last])
    assert {first, last} <= found.keys() and between not in found


def test_blocks_are_read_as_wagtail_reads_them(stories):
    kept, unknown = {"type": "subhead", "value": "One"}, {"type": "poll", "value": 1}
    StoryPage.objects.filter(pk=stories[0].pk).update(body=Value([unknown, kept], JSONField()))
    StoryPage.objects.filter(pk=stories[1].pk).update(body=Value(json.dumps([kept]), JSONField()))
    found = {row.pk: row.body for row in rows(StoryPage.objects.all())}
    assert [[block["value"] for block in found[story.pk]] for story in stories[:2]] == [["One"], ["One"]]


@pytest.mark.sqlite  # PostgreSQL refuses to store it
def test_half_a_character_in_one_story_stops_no_other(stories):
    bad = [{"type": "subhead", "value": "\ud800"}, {"type": "paragraph", "value": "<p>One.</p>"}]
    StoryPage.objects.filter(pk=stories[0].pk).update(body=Value(bad, JSONField()))
    found = {row.pk: row.body for row in rows(StoryPage.objects.all())}
    assert found[stories[0].pk][0]["value"] == "\ud800" and len(found) == 12
