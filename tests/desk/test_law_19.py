"""No photo is published without credit, provenance and alternative text, by any path (law 19)."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow, WorkflowPage

from courant.desk.models import Contributor, NotPublishable, StoryPage
from tests.desk import newsroom as make
from tests.desk.forms import errors_in, photo, story_form, text

pytestmark = pytest.mark.django_db
LACKS = [
    ({"credit": ""}, "Say whose picture this is."),
    ({"credit": "   "}, "Say whose picture this is."),
    ({"provenance": ""}, "Say how the picture came to the newsroom."),
    ({"alt": ""}, "Describe what the photo shows, or mark it as decorative."),
]


@pytest.fixture
def incomplete(db):
    """A draft whose photo lacks its credit."""
    return make.make_story("Half a photo", photo=make.photo_block(make.make_photo(), credit=""), is_live=False)


def is_live(story):
    return StoryPage.objects.get(pk=story.pk).live


def told(response):
    """What the editor reads on the next page."""
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


@pytest.mark.parametrize(("lacking", "sentence"), LACKS)
def test_the_edit_form_refuses_to_publish_and_names_what_is_missing(desk, lacking, sentence):
    picture, section = make.make_photo(), make.make_section()
    form = story_form(body=[text(), photo(picture, **lacking)], action="publish")
    response = desk.post(reverse("wagtailadmin_pages:add", args=["desk", "storypage", section.pk]), form)
    assert response.status_code == 200
    assert sentence in errors_in(response)["body"] or "This field is required" in errors_in(response)["body"]
    assert not StoryPage.objects.exists()


@pytest.mark.parametrize(("lacking", "_sentence"), LACKS)
def test_a_draft_is_kept_however_incomplete(desk, lacking, _sentence):
    picture, section = make.make_photo(), make.make_section()
    form = story_form(lead=[photo(picture, **lacking)], body=[photo(picture, **lacking)])
    response = desk.post(reverse("wagtailadmin_pages:add", args=["desk", "storypage", section.pk]), form)
    story = StoryPage.objects.get()
    assert response.status_code == 302 and not story.live
    response = desk.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), form | {"title": "Typed on"})
    assert response.status_code == 302
    assert StoryPage.objects.get().get_latest_revision_as_object().title == "Typed on"


def test_a_decorative_photo_needs_no_alternative_text(desk):
    picture, section = make.make_photo(), make.make_section()
    form = story_form(lead=[photo(picture, alt="", decorative="on")], action="publish")
    desk.post(reverse("wagtailadmin_pages:add", args=["desk", "storypage", section.pk]), form)
    assert StoryPage.objects.get().live


def test_a_live_story_keeps_its_photo_while_the_new_one_is_incomplete(desk):
    picture = make.make_photo()
    story = make.make_story(photo=picture)
    form = story_form(lead=[photo(picture, credit="")], slug=story.slug, action="publish")
    response = desk.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), form)
    assert response.status_code == 200 and "lead_photo" in errors_in(response)
    assert StoryPage.objects.get().lead_photo[0].value["credit"] == "Photo by A. Reyes"


def test_bulk_publishing_is_refused_as_a_whole(desk, incomplete):
    good = make.make_story("All there", is_live=False)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = desk.post(f"{address}?id={good.pk}&id={incomplete.pk}&next=/desk/", {"next": "/desk/"})
    assert response.status_code == 302
    assert "“Half a photo” cannot be published" in told(response) and "Say whose picture this is." in told(response)
    assert not is_live(incomplete) and not is_live(good)


def test_bulk_publishing_of_the_section_is_refused_too(desk, incomplete):
    section = make.unpublished(incomplete.section)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = desk.post(f"{address}?id={section.pk}", {"include_descendants": "on", "next": "/desk/"})
    assert response.status_code == 302 and "cannot be published" in told(response)
    assert not is_live(incomplete)


def test_finishing_a_workflow_is_refused(desk, incomplete, editor):
    from wagtail.models import GroupApprovalTask, WorkflowTask

    task, workflow = GroupApprovalTask.objects.create(name="Read"), Workflow.objects.create(name="Two pairs of eyes")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(workflow=workflow, page=incomplete.section)
    state = workflow.start(incomplete, editor)
    args = [incomplete.pk, "approve", state.current_task_state.pk]
    response = desk.post(reverse("wagtailadmin_pages:workflow_action", args=args), {})
    assert "Say whose picture this is." in told(response)
    assert not is_live(incomplete)
    state.refresh_from_db()
    assert state.status == "in_progress"  # taken back together with the publication


def test_a_copy_cannot_be_kept_live(desk, incomplete):
    StoryPage.objects.filter(pk=incomplete.pk).update(live=True)  # as an import of old could have left it
    form = {
        "new_title": "Again", "new_slug": "again", "new_parent_page": incomplete.section.pk, "publish_copies": "on",
    }  # fmt: skip
    response = desk.post(reverse("wagtailadmin_pages:copy", args=[incomplete.pk]), form)
    assert response.status_code == 302 and "cannot be published" in told(response)
    assert StoryPage.objects.count() == 1


def test_an_alias_cannot_be_made(desk, incomplete):
    StoryPage.objects.filter(pk=incomplete.pk).update(live=True)
    form = {"new_title": "Again", "new_slug": "again", "new_parent_page": incomplete.section.pk, "alias": "on"}
    response = desk.post(reverse("wagtailadmin_pages:copy", args=[incomplete.pk]), form)
    assert response.status_code == 302 and "cannot be published" in told(response)
    assert StoryPage.objects.count() == 1


def test_going_back_to_an_incomplete_revision_and_publishing_it_is_refused(desk, incomplete):
    old = incomplete.latest_revision
    complete = make.edited(incomplete, lead_photo=[make.photo_block(make.make_photo())])
    revert = reverse("wagtailadmin_pages:revisions_revert", args=[complete.pk, old.pk])
    assert desk.get(revert).status_code == 200
    image = old.as_object().lead_photo[0].value["image"]
    form = story_form(lead=[photo(image, credit="")], slug=complete.slug, action="publish", revision=str(old.pk))
    response = desk.post(reverse("wagtailadmin_pages:edit", args=[complete.pk]), form)
    assert response.status_code == 200 and "lead_photo" in errors_in(response)
    with pytest.raises(NotPublishable, match="Say whose picture"), transaction.atomic():
        old.publish()
    assert StoryPage.objects.get().lead_photo[0].value["credit"] == "Photo by A. Reyes"


def test_an_incomplete_story_cannot_be_scheduled(desk):
    picture, section = make.make_photo(), make.make_section()
    tomorrow = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    form = story_form(lead=[photo(picture, alt="")], go_live_at=tomorrow, action="publish")
    response = desk.post(reverse("wagtailadmin_pages:add", args=["desk", "storypage", section.pk]), form)
    assert response.status_code == 200 and "mark it as decorative" in errors_in(response)["lead_photo"]


def test_saving_a_live_story_from_code_is_refused(incomplete):
    incomplete.live = True
    with pytest.raises(NotPublishable, match="“Half a photo” cannot be published") as refused:
        incomplete.save()
    assert "1. Say whose picture this is." in str(refused.value.messages)
    with pytest.raises(NotPublishable):
        incomplete.save(update_fields=["live"])
    assert not is_live(incomplete)


def test_the_portrait_of_a_contributor_is_a_photo_as_well(desk):
    picture = make.make_photo()
    portrait = [make.photo_block(picture, alt="")]
    with pytest.raises(NotPublishable, match="Alma Reyes"):
        make.make_contributor("Alma Reyes", portrait=portrait)
    from wagtail.test.utils.form_data import nested_form_data, streamfield

    form = nested_form_data(
        {"name": "Bram", "slug": "", "job_title": "", "bio": "", "portrait": streamfield([photo(picture, alt="")])}
    )
    response = desk.post(reverse("wagtailsnippets_desk_contributor:add"), form)
    assert response.status_code == 200 and not Contributor.objects.exists()
    assert User.objects.count() == 1
