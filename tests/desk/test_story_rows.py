"""Stories read in columns are what their pages say."""

import random

import pytest

from courant.desk.models import Correction, StoryPage
from courant.desk.story_rows import row_of, rows
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
