"""What editors do in the desk: directions, corrections, entries, translations, revisions."""

import re

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.contrib.messages import get_messages
from django.db import transaction
from django.urls import reverse
from wagtail.models import GroupPagePermission, Locale

from courant.desk import to_documents
from courant.desk.models import Contributor, Correction, Source, StoryPage, Topic
from courant.desk.models.correction import CorrectionsAreKept
from tests.desk import newsroom as make
from tests.desk.forms import errors_in, story_form, text

pytestmark = pytest.mark.django_db
DIRECTIONS = [("en", "ltr"), ("ar", "rtl"), ("fa", "rtl"), ("ckb", "rtl"), ("tr", "ltr"), ("prs", "rtl")]


@pytest.mark.parametrize(("language", "direction"), DIRECTIONS)
def test_text_fields_take_the_direction_of_the_content(desk, language, direction):
    section = make.make_section("City", edition=make.make_edition(language))
    story, who = make.make_story(section=section), make.make_contributor(language=language)
    pages = [reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in (story, section, section.get_parent())]
    pages.append(reverse("wagtailadmin_pages:add", args=["desk", "storypage", section.pk]))
    pages.append(reverse("wagtailsnippets_desk_contributor:edit", args=[who.pk]))
    for page in pages:
        html = desk.get(page).content.decode()
        assert f'dir="{direction}" lang="{language}"' in html, page
        assert re.search(r'<html[^>]* lang="en" dir="ltr"', html), page  # the interface's own words keep theirs


def test_one_editor_sees_both_directions_one_after_the_other(desk):
    stories = {}
    for language in ("en", "ar"):
        stories[language] = make.make_story(section=make.make_section("City", edition=make.make_edition(language)))
    for language, direction in (("ar", "rtl"), ("en", "ltr"), ("ar", "rtl")):
        html = desk.get(reverse("wagtailadmin_pages:edit", args=[stories[language].pk])).content.decode()
        assert set(re.findall(r'dir="(\w+)" lang="(?:en|ar)"', html)) == {direction}


def test_a_correction_is_added_and_shown_and_nothing_else(desk, editor):
    story = make.make_story()
    address = reverse("add-correction", args=[story.pk])
    assert desk.post(address, {"text": "It was Tuesday."}).status_code == 302
    assert desk.post(address, {"text": ""}).status_code == 200
    correction = Correction.objects.get()
    assert (correction.text, correction.by) == ("It was Tuesday.", editor)
    assert "It was Tuesday." in desk.get(address).content.decode()
    assert to_documents.documents_of([story.key])[story.key].corrections[0].text == "It was Tuesday."
    assert "Add a correction" in desk.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()


def test_a_correction_can_be_neither_changed_nor_removed():
    correction = Correction.objects.create(story=make.make_story(), text="It was Tuesday.")
    correction.text = "It was Wednesday."
    with pytest.raises(CorrectionsAreKept, match="cannot be changed"):
        correction.save()
    with pytest.raises(CorrectionsAreKept, match="cannot be removed"):
        correction.delete()
    for refused in (
        lambda: Correction.objects.all().delete(), lambda: Correction.objects.update(text="No."),
        lambda: Correction.objects.bulk_update([correction], ["text"]),
    ):  # fmt: skip
        with pytest.raises(CorrectionsAreKept), transaction.atomic():
            refused()
    assert Correction.objects.get().text == "It was Tuesday."


def test_corrections_stay_when_the_story_is_edited_reverted_or_taken_down(desk):
    story = make.make_story()
    Correction.objects.create(story=story, text="It was Tuesday.")
    desk.post(
        reverse("wagtailadmin_pages:edit", args=[story.pk]),
        story_form("New", slug=story.slug, body=[text()], action="publish"),
    )
    make.published(make.unpublished(story))
    assert StoryPage.objects.get().corrections.get().text == "It was Tuesday."


def test_a_correction_outlives_the_login_of_who_made_it_and_goes_with_its_story(editor):
    story = make.make_story()
    Correction.objects.create(story=story, text="It was Tuesday.", by=editor)
    editor.delete()
    assert Correction.objects.get().by is None
    story.delete()
    assert not Correction.objects.exists()


def test_a_copy_does_not_inherit_the_corrections():
    story = make.make_story()
    Correction.objects.create(story=story, text="It was Tuesday.")
    copy = story.copy(update_attrs={"slug": "again"})
    assert copy.corrections.count() == 0


def test_who_may_not_publish_may_not_correct(desk, client):
    story, draft = make.make_story(), make.make_story("Draft", is_live=False)
    reporter, group = User.objects.create(username="reporter"), Group.objects.create(name="Those who write")
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    add = Permission.objects.get(content_type__app_label="wagtailcore", codename="add_page")
    GroupPagePermission.objects.create(group=group, page=make.make_root(), permission=add)
    reporter.groups.add(group)
    client.force_login(reporter)
    for who, what in ((client, story), (desk, draft)):
        who.post(reverse("add-correction", args=[what.pk]), {"text": "No."})
    assert not Correction.objects.exists()


@pytest.mark.parametrize("model", [Contributor, Source, Topic])
def test_entries_are_added_edited_and_deleted(desk, model):
    make.make_edition()
    kind = model._meta.model_name
    form = {
        "name": "Office of the Port",
        "slug": "",
        "description": "Who keeps it.",
        "job_title": "",
        "bio": "",
        "portrait-count": "0",
    }
    assert desk.post(reverse(f"wagtailsnippets_desk_{kind}:add"), form).status_code == 302
    entry = model.objects.get()
    address = reverse(f"wagtailsnippets_desk_{kind}:edit", args=[entry.pk])
    assert desk.post(address, form | {"name": "Port", "slug": entry.slug}).status_code == 302
    entry.refresh_from_db()
    assert (entry.name, entry.slug) == ("Port", "office-of-the-port")  # the address stays until somebody changes it
    assert desk.post(address, form | {"name": ""}).status_code == 200
    assert desk.post(reverse(f"wagtailsnippets_desk_{kind}:delete", args=[entry.pk])).status_code == 302
    assert not model.objects.exists()


def test_a_contributor_with_stories_cannot_be_deleted(desk):
    who = make.make_contributor()
    make.make_story(by=[who])
    response = desk.post(reverse("wagtailsnippets_desk_contributor:delete", args=[who.pk]))
    assert response.status_code == 302 and Contributor.objects.exists()
    assert "cannot be deleted as long as stories name it" in str(list(get_messages(response.wsgi_request))[0])


def test_a_story_is_translated_and_published(desk):
    make.make_edition("ar")
    who, source = make.make_contributor(), make.make_source()
    section = make.make_section(edition=make.find_edition("en"))
    arabic = Locale.objects.get(language_code="ar")
    story = make.make_story(section=section, by=[who], quotes=[source])
    response = desk.post(
        reverse("simple_translation:submit_page_translation", args=[section.pk]),
        {"locales": [str(arabic.pk)], "select_all": ""},
    )
    assert response.status_code == 302
    response = desk.post(
        reverse("simple_translation:submit_page_translation", args=[story.pk]),
        {"locales": [str(arabic.pk)], "select_all": ""},
    )
    assert response.status_code == 302
    copy = StoryPage.objects.get(locale=arabic)
    assert not copy.live and copy.translation_key == story.translation_key
    make.published(copy.section), make.published(copy)
    document = to_documents.documents_of([copy.key])[copy.key]
    assert document.edition == "edition:ar" and document.path.startswith("/ar/city/")
    assert document.bylines[0].contributor == who_key(who)


def who_key(entry):
    return f"{entry._meta.model_name}:{entry.pk}"


@pytest.mark.parametrize("kind", ["contributor", "source", "topic"])
def test_an_entry_is_translated_in_the_desk(desk, kind):
    make.make_edition(), make.make_edition("ar")
    entry = {"contributor": make.make_contributor, "source": make.make_source, "topic": make.make_topic}[kind]("Port")
    arabic = Locale.objects.get(language_code="ar")
    address = reverse("simple_translation:submit_snippet_translation", args=["desk", kind, entry.pk])
    assert desk.post(address, {"locales": [str(arabic.pk)]}).status_code == 302
    assert type(entry).objects.get(locale=arabic).address.startswith(f"/ar/{entry.FOLDER}/")


def test_an_old_revision_is_published_again(desk):
    story = make.make_story("First")
    old = story.latest_revision
    make.edited(story, title="Second")
    assert desk.get(reverse("wagtailadmin_pages:revisions_revert", args=[story.pk, old.pk])).status_code == 200
    form = story_form("First", slug=story.slug, body=[text()], action="publish", revision=str(old.pk))
    assert desk.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), form).status_code == 302
    assert StoryPage.objects.get().title == "First"


def test_moving_and_deleting_by_the_desk(desk):
    story, other = make.make_story(), make.make_section("Water")
    address = reverse("wagtailadmin_pages:move_confirm", args=[story.pk, other.pk])
    assert desk.post(address).status_code == 302
    assert StoryPage.objects.get().address.startswith("/en/water/")
    assert desk.post(reverse("wagtailadmin_pages:delete", args=[story.pk])).status_code == 302
    assert not StoryPage.objects.exists()


def test_an_edition_needs_a_real_time_zone_and_rules_of_different_numbers(desk):
    from tests.desk.forms import front_form

    front = make.make_edition()
    address = reverse("wagtailadmin_pages:edit", args=[front.pk])
    response = desk.post(address, front_form(timezone="Mars/Olympus", action="publish"))
    assert "no time zone of this name" in errors_in(response)["timezone"]
    rules = [
        ("rule", {"number": "1", "title": "One", "text": "One."}),
        ("rule", {"number": "1", "title": "Two", "text": "Two."}),
    ]
    response = desk.post(address, front_form(rules=rules, action="publish"))
    assert "Two rules have the same number." in errors_in(response)["policy_rules"]
    assert desk.post(address, front_form(rules=rules[:1], action="publish")).status_code == 302


def test_the_time_zones_to_choose_from_are_such_as_browsers_know(desk):
    """A system's own names among them are errors in the browser's console."""
    html = desk.get(reverse("wagtailadmin_account")).content.decode()
    assert '<option value="Asia/Tehran">' in html
    assert 'value="localtime"' not in html and 'value="Factory"' not in html
