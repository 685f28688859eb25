"""Proofs: a draft as the press would print it, for its editors' eyes only (law 1)."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from courant.desk.models import PhotoFile, StoryPage
from courant.publishing import releases
from tests.desk import newsroom as make
from tests.desk.forms import front_form, page_form, photo, section_form, story_form, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(db):
    """A section of a printed edition."""
    section = make.make_section(edition=make.make_edition())
    releases.print_site()
    return section


def preview(desk, page, form):
    """What the preview shows while somebody types."""
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    answer = desk.post(address, form).json()
    assert answer["is_valid"], answer
    return desk.get(address)


def test_a_proof_shows_the_draft_and_not_what_is_printed(desk, section):
    story = make.make_story(section=section)
    page = preview(
        desk, story, story_form("The bridge closes", lead=[photo(make.make_photo())], body=[text("<p>Again.</p>")])
    )
    assert page.status_code == 200 and "no-store" in page["Cache-Control"]
    html = page.content.decode()
    assert "The bridge closes" in html and "Again." in html and "Photo by A. Reyes" in html
    assert 'href="/desk/proof/en/"' in html and "wagtail-userbar" in html
    assert StoryPage.objects.get().title == "The bridge reopens"


def test_a_proof_is_what_will_be_printed_but_for_its_addresses_and_the_user_bar(desk, section, data):
    story = make.make_story(section=section)
    releases.print_site()
    page = preview(desk, story, story_form(story.title, slug=story.slug, body=[text()])).content.decode()
    printed = (data / "current" / "site" / story.address[1:] / "index.html").read_text()
    words = page.partition("<main")[2].partition("</main>")[0], printed.partition("<main")[2].partition("</main>")[0]
    stripped = [html.replace("/desk/proof/en/city/", "../../../../").replace('"/desk/proof', '"') for html in words]
    assert stripped[0].split("<h1")[1].split("</h1>")[0] == stripped[1].split("<h1")[1].split("</h1>")[0]
    assert words[0].count("<p") == words[1].count("<p")


def test_pictures_and_styles_of_a_proof_are_shown_to_staff_only(desk, section, client, data):
    html = preview(desk, make.make_story(section=section), story_form(lead=[photo(make.make_photo())])).content.decode()
    picture = html.partition('src="/desk/proof/pictures/')[2].partition('"')[0]
    address = f"/desk/proof/pictures/{picture}"
    response = desk.get(address)
    assert response.status_code == 200 and b"".join(response)[:2] == b"\xff\xd8"
    [close() for close in response._resource_closers]  # closing the response would close the database too
    assert client.get(address).status_code == 302
    assert not (data / "current" / "site" / "pictures" / picture).exists()
    assert desk.get("/desk/proof/pictures/none.jpg").status_code == 404
    assert desk.get("/desk/proof/pictures/..%2f..%2fsecret.key").status_code == 404
    assert desk.get("/desk/proof/en/city/")["Location"] == "/en/city/"


def test_a_new_story_has_a_proof_before_it_is_saved(desk, section):
    address = reverse("wagtailadmin_pages:preview_on_add", args=["desk", "storypage", section.pk])
    desk.post(address, story_form("Not saved yet", body=[text()]))
    page = desk.get(address)
    assert page.status_code == 200 and "Not saved yet" in page.content.decode()
    assert not StoryPage.objects.exists()


@pytest.mark.parametrize("lacking", [{"credit": ""}, {"provenance": ""}, {"alt": ""}])
def test_an_incomplete_draft_says_what_is_missing(desk, section, lacking):
    story = make.make_story(section=section)
    page = preview(desk, story, story_form(lead=[photo(make.make_photo(), **lacking)]))
    assert page.status_code == 422
    assert "something is still missing" in page.content.decode() and story.key in page.content.decode()


def test_before_the_first_print_there_is_no_proof(desk):
    story = make.make_story(section=make.make_section())
    assert preview(desk, story, story_form(body=[text()])).status_code == 503


def test_sections_fronts_and_plain_pages_have_proofs_too(desk, section):
    page, front = make.make_page("Contact"), make.find_edition()
    assert "Rivers" in preview(desk, section, section_form("Rivers", slug="city")).content.decode()
    assert "Write to us" in preview(desk, page, page_form("Write to us", body=[text()])).content.decode()
    assert "The Estuary" in preview(desk, front, front_form("The Estuary")).content.decode()


def test_a_picture_deleted_from_the_library_leaves_the_proof_without_it(desk, section):
    photo_file = PhotoFile(title="Gone", file=ContentFile(make.jpeg(), name="gone.jpg"))
    photo_file.save()
    story = make.make_story(section=section, photo=photo_file)
    photo_file.delete()
    assert desk.get(reverse("wagtailadmin_pages:view_draft", args=[story.pk])).status_code == 200
