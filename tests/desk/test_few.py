"""What is asked of the desk for each publication costs the same however many stories there are, told by the plans."""

import pytest
from django.db import connection

from courant.desk.models import FrontPage, SectionPage
from courant.desk.models.few import all_pages
from courant.desk.page_documents import live_fronts
from courant.desk.story_documents import StoryDocuments
from tests.desk import newsroom as make
from tests.discussion.plans import plan_of

pytestmark = pytest.mark.django_db


def test_all_pages_of_a_kind_are_found_drafts_and_other_languages_too():
    story = make.make_story()
    draft, arabic = (
        make.make_section("Draft", is_live=False),
        make.make_section("مدينة", edition=make.make_edition("ar")),
    )
    assert set(all_pages(SectionPage)) == {story.get_parent().specific, draft, arabic}
    assert {front.locale.language_code for front in all_pages(FrontPage)} == {"en", "ar"}


@pytest.mark.sqlite  # PostgreSQL has statistics, and another way to say it
def test_no_index_of_all_pages_is_gone_through_for_few():
    story = make.make_story()
    asked = []

    def note(execute, sql, values, many, context):
        asked.append((sql, values))
        return execute(sql, values, many, context)

    with connection.execute_wrapper(note):
        assert list(live_fronts()) == [story.get_parent().get_parent().path]
        assert list(StoryDocuments().sections) == [story.get_parent().path]
        assert story.address.startswith("/en/city/")
    plans = ["; ".join(plan_of(sql, values)) for sql, values in asked if "wagtailcore_page" in sql]
    assert plans and not any("wagtailcore_page_alias" in plan or "wagtailcore_page_locale" in plan for plan in plans)
    assert not any("SCAN wagtailcore_page" in plan for plan in plans)
