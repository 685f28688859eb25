"""Addresses: slugs in every script, by one rule, whatever form or code they come from."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Locale, Page

from courant.desk.models import Contributor, FrontPage, PlainPage, SectionPage, Source, StoryPage, Topic
from tests.desk import newsroom as make
from tests.desk.forms import errors_in, front_form, page_form, section_form, story_form

pytestmark = pytest.mark.django_db
HEADLINES = [
    ("en", "Bridge re-opens: what's next?", "bridge-re-opens-whats-next"),
    ("en", "  Zürich’s Éclair ", "zürichs-éclair"),
    ("ar", "كتابٌ جديد في المدينـة", "كتابٌ-جديد-في-المدينة"),
    ("ar", "٢٤ ساعة في بغداد", "24-ساعة-في-بغداد"),
    ("ar", "علي وكريم", "علي-وكريم"),
    ("fa", "علي وكريم", "علی-وکریم"),
    ("fa", "می‌خواهم ۱۲ کتاب", "می-خواهم-12-کتاب"),
    ("he", "שָׁלוֹם עולם", "שָׁלוֹם-עולם"),
    ("my", "မြန်မာ သတင်း", "မြန်မာ-သတင်း"),
]


def add(desk, parent, kind, form):
    return desk.post(reverse("wagtailadmin_pages:add", args=["desk", kind, parent.pk]), form)


@pytest.mark.parametrize(("language", "headline", "slug"), HEADLINES)
def test_a_slug_is_made_from_the_headline_in_its_own_script(desk, language, headline, slug):
    section = make.make_section("City", edition=make.make_edition(language))
    response = add(desk, section, "storypage", story_form(headline, action="publish"))
    assert response.status_code == 302, errors_in(response)
    story = StoryPage.objects.get()
    assert story.slug == slug
    assert story.address.endswith(f"/{slug}/") and story.address.startswith(f"/{language}/city/")
    response = desk.post(
        reverse("wagtailadmin_pages:edit", args=[story.pk]), story_form(headline, slug=slug, action="publish")
    )
    assert response.status_code == 302, errors_in(response)
    assert StoryPage.objects.get().slug == slug


@pytest.mark.parametrize(("language", "typed", "slug"), [
    ("en", "The Bridge_Again", "the-bridge-again"), ("ar", "كتابٌ ٢", "كتابٌ-2"), ("fa", "كتاب", "کتاب"), ("en", "a\u200db", "ab"),
])  # fmt: skip
def test_a_typed_slug_is_made_proper(desk, language, typed, slug):
    section = make.make_section("City", edition=make.make_edition(language))
    response = add(desk, section, "storypage", story_form("Anything", slug=typed, action="publish"))
    assert response.status_code == 302, errors_in(response)
    assert StoryPage.objects.get().slug == slug


def test_a_taken_slug_gets_a_number_when_nobody_typed_it(desk):
    section = make.make_section()
    for _ in range(3):
        assert add(desk, section, "storypage", story_form("Same again", action="publish")).status_code == 302
    assert sorted(StoryPage.objects.values_list("slug", flat=True)) == ["same-again", "same-again-2", "same-again-3"]
    response = add(desk, section, "storypage", story_form("Other", slug="Same again", action="publish"))
    assert "already in use" in errors_in(response)["slug"]


@pytest.mark.parametrize(("language", "headline"), [("en", "word " * 50), ("ar", "كلمة " * 50), ("my", "မြန်မာ" * 40)])
def test_a_slug_has_at_most_200_bytes_also_with_a_number(desk, language, headline):
    section = make.make_section("City", edition=make.make_edition(language))
    for _ in range(2):
        response = add(desk, section, "storypage", story_form(headline[:255], action="publish"))
        assert response.status_code == 302, errors_in(response)
    first, second = StoryPage.objects.order_by("pk")
    assert 100 < len(first.slug.encode()) <= 200 and len(second.slug.encode()) <= 200
    assert second.slug.endswith("-2")
    make.edited(second, standfirst="Again.")
    assert StoryPage.objects.get(pk=second.pk).slug == second.slug


@pytest.mark.parametrize(
    "word", ["page", "topics", "people", "sources", "media", "desk", "Feed.xml", "corrections", "transparency", "con"]
)
def test_words_of_our_own_addresses_are_refused_by_name(desk, word):
    front = make.make_edition()
    response = add(desk, front, "sectionpage", section_form("Anything", slug=word, action="publish"))
    if "." in word:  # the full stop is no letter: what is left is a proper slug
        assert response.status_code == 302 and SectionPage.objects.get().slug == "feed-xml"
    else:
        assert f"The slug '{word}' is a word the site's own addresses use" in errors_in(response)["slug"]
        assert not SectionPage.objects.exists()


def test_a_title_that_makes_a_reserved_word_is_refused_and_drafts_too(desk):
    front = make.make_edition()
    response = add(desk, front, "sectionpage", section_form("Topics"))
    assert "The slug 'topics'" in errors_in(response)["slug"]
    response = add(desk, front, "sectionpage", section_form("!!!"))
    assert "write at least one letter or digit" in errors_in(response)["slug"]


def test_code_cannot_bring_a_reserved_word_in_either():
    with pytest.raises(ValidationError, match="'people' is a word"):
        make.make_section("People")
    section = make.make_section()
    section.slug = "feed"
    with pytest.raises(ValidationError, match="'feed' is a word"):
        section.save()


def test_copying_to_a_reserved_word_is_refused_on_the_page_before(desk):
    section = make.make_section()
    form = {
        "new_title": "People",
        "new_slug": "people",
        "new_parent_page": section.get_parent().pk,
        "copy_subpages": "on",
    }
    response = desk.post(
        reverse("wagtailadmin_pages:copy", args=[section.pk]), form, headers={"Referer": "/desk/there/"}
    )
    assert (response.status_code, response["Location"]) == (302, "/desk/there/")
    assert SectionPage.objects.count() == 1


def test_about_and_policy_stand_at_the_addresses_reserved_for_them(desk):
    front = make.make_edition("ar")
    for purpose, title in (("about", "من نحن"), ("comment_policy", "سياسة التعليق")):
        response = add(desk, front, "plainpage", page_form(title, purpose=purpose, action="publish"))
        assert response.status_code == 302, errors_in(response)
    assert set(PlainPage.objects.values_list("slug", flat=True)) == {"about", "comment-policy"}
    response = add(desk, front, "plainpage", page_form("Another", purpose="about", action="publish"))
    assert response.status_code == 200 and PlainPage.objects.count() == 2
    response = add(desk, front, "plainpage", page_form("About", slug="about", action="publish"))
    assert "is a word the site's own addresses use" in errors_in(response)["slug"]


def test_an_edition_stands_at_its_language_and_has_one_front(desk):
    front = make.make_edition()
    assert (front.slug, front.address) == ("en", "/en/")
    root = Page.get_first_root_node()
    response = add(desk, root, "frontpage", front_form("A second one", action="publish"))
    assert response.status_code == 200
    assert "This language has a front page already." in response.context["form"].non_field_errors()
    assert FrontPage.objects.count() == 1


@pytest.mark.parametrize("model", [Contributor, Source, Topic])
def test_entries_have_one_slug_each_in_every_language(desk, model):
    make.make_edition(), make.make_edition("ar")
    kind = model._meta.model_name
    form = {"name": "Zoë Müller", "slug": "", "description": "", "job_title": "", "bio": "", "portrait-count": "0"}
    address = reverse(f"wagtailsnippets_desk_{kind}:add")
    for _ in range(2):
        assert desk.post(address, form).status_code == 302
    assert sorted(model.objects.values_list("slug", flat=True)) == ["zoë-müller", "zoë-müller-2"]
    response = desk.post(address, form | {"slug": "Zoë Müller"})
    assert "“Zoë Müller” has this slug in the same language" in errors_in(response)["slug"]
    response = desk.post(address, form | {"slug": "page"})
    assert "The slug 'page' is a word" in errors_in(response)["slug"]
    assert desk.post(f"{address}?locale=ar", form).status_code == 302
    assert model.objects.get(locale__language_code="ar").address == f"/ar/{model.FOLDER}/zoë-müller/"


def test_a_translated_entry_gets_a_free_slug():
    make.make_edition(), make.make_edition("ar")
    make.make_topic("Water", language="ar")
    topic = make.make_topic("Water")
    copy = topic.copy_for_translation(Locale.objects.get(language_code="ar"))
    copy.save()
    assert copy.slug == "water-2" and topic.slug == "water"


def test_the_date_in_the_address_is_that_of_the_newsroom():
    front = make.make_edition(timezone="Asia/Baghdad")
    section = make.make_section(edition=front)
    late = make.AT.replace(hour=22)  # already tomorrow in Baghdad
    assert make.make_story("Late", section=section, dated=late).address == "/en/city/2026/11/23/late/"
    assert make.make_story("Draft", section=section, is_live=False).address == "/en/city/draft/draft/"


def test_a_page_cannot_be_copied_under_an_edition_in_another_language(desk):
    make.make_edition("ar")
    story = make.make_story(section=make.make_section())
    other = make.make_section("مدينة", edition=make.find_edition("ar"))
    form = {"new_title": "Again", "new_slug": "again", "new_parent_page": other.pk, "publish_copies": "on"}
    response = desk.post(reverse("wagtailadmin_pages:copy", args=[story.pk]), form, headers={"Referer": "/desk/there/"})
    assert (response.status_code, response["Location"]) == (302, "/desk/there/")
    assert StoryPage.objects.count() == 1
