"""Every event that changes what is published leads to the right files, and to no others."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from wagtail.models import Locale, Page

from courant.desk.models import Contributor, Correction, FrontPage, SectionPage, StoryPage
from courant.discussion.models import Choice, Comment, Status, Thread, Vote
from courant.lib.compression import is_variant
from courant.publishing.models import Change
from tests.desk import newsroom as make
from tests.desk.forms import photo, story_form, text
from tests.publishing.operations_on_comments import RULE, moderator

pytestmark = pytest.mark.django_db


FRONT, SECTION, FEED = "en/index.html", "en/city/index.html", "en/feed.xml"


def test_publishing(room, prints):
    story = make.make_story("Fresh", section=room.city, dated=datetime(2026, 11, 22, 11, tzinfo=UTC))
    read = prints()
    assert "Fresh" in read(f"{story.address[1:]}index.html")
    assert all("Fresh" in read(path) for path in (FRONT, SECTION, FEED, "en/page/1/index.html", "news-sitemap.xml"))


def test_publishing_by_the_desk(room, prints, desk):
    form = story_form("Sent by form", lead=[photo(room.photo)], body=[text()], action="publish")
    assert (
        desk.post(reverse("wagtailadmin_pages:add", args=["desk", "storypage", room.city.pk]), form).status_code == 302
    )
    assert "Sent by form" in prints()(FRONT)


def test_unpublishing(room, prints, desk):
    assert desk.post(reverse("wagtailadmin_pages:unpublish", args=[room.story.pk])).status_code == 302
    read = prints()
    assert 'content="410"' in read(room.path)
    gone = (
        FRONT,
        SECTION,
        FEED,
        "en/page/1/index.html",
        "en/people/alma-reyes/index.html",
        "sitemaps/en-2026-11-1.xml",
    )
    assert all("The bridge" not in (read(path) or "") for path in gone)
    folder = room.story.address[1:]
    assert read(f"{folder}story.json") is None and read(f"{folder}comments.json") is None
    assert not list(room.folder.glob("pictures/*/*"))


def test_moving(room, prints, desk):
    address = reverse("wagtailadmin_pages:move_confirm", args=[room.story.pk, room.water.pk])
    assert desk.post(address).status_code == 302
    read = prints()
    moved = StoryPage.objects.get(pk=room.story.pk).address
    assert moved == "/en/water/2026/11/22/the-bridge/" and "The bridge" in read(f"{moved[1:]}index.html")
    assert 'content="301"' in read(room.path) and "../../../../../../en/water/2026/11/22/the-bridge/" in read(room.path)
    assert "The bridge" not in read(SECTION) and "The bridge" in read("en/water/index.html")
    assert 'href="../../../../../../en/water/2026/11/22/the-bridge/"' in read(
        f"{room.other.address[1:]}index.html"
    ) or ("the-bridge/" in read(f"{room.other.address[1:]}index.html"))


def test_moving_a_section_changes_the_order_of_all(room, prints, desk):
    assert prints()(FRONT).index(">City<") < prints()(FRONT).index(">Water<")
    response = desk.post(reverse("wagtailadmin_pages:set_page_position", args=[room.water.pk]) + "?position=0")
    assert response.status_code == 200
    assert prints()(FRONT).index(">Water<") < prints()(FRONT).index(">City<")


def test_a_new_slug_of_a_story(room, prints, desk):
    form = story_form("The bridge", slug="crossing", body=[text()], action="publish", dated="2026-11-22 09:30")
    assert desk.post(reverse("wagtailadmin_pages:edit", args=[room.story.pk]), form).status_code == 302
    read = prints()
    assert 'content="301"' in read(room.path) and read("en/city/2026/11/22/crossing/index.html")
    assert "crossing/" in read(FRONT) and "the-bridge/" not in read(FRONT)


def test_a_new_slug_of_a_section_moves_its_stories(room, prints):
    make.edited(room.city, slug="town")
    read = prints()
    assert 'content="301"' in read(room.path) and 'content="301"' in read(SECTION)
    assert read("en/town/2026/11/22/the-bridge/index.html") and "301" in read("en/city/feed.xml")


def test_a_new_name_of_a_section(room, prints):
    make.edited(room.city, title="Town")
    read = prints()
    assert all(">Town<" in read(path) for path in (FRONT, SECTION, room.path))


def test_an_unpublished_section_takes_its_stories_along_and_brings_them_back(room, prints):
    make.unpublished(room.city)
    read = prints()
    assert 'content="410"' in read(room.path) and 'content="410"' in read(SECTION) and "The bridge" not in read(FRONT)
    make.published(room.city)
    read = prints()
    assert "410" not in read(room.path).partition("</head>")[0] and "The bridge" in read(FRONT)


def test_a_translation(room, prints):
    arabic = Locale.objects.get(language_code="ar")
    section = make.published(room.city.copy_for_translation(arabic))
    copy = make.edited(room.story.copy_for_translation(arabic), title="الجسر", dated=make.AT)
    read = prints()
    assert section.address == "/ar/city/" and "الجسر" in read(f"{copy.address[1:]}index.html")
    assert 'hreflang="ar"' in read(room.path) and 'hreflang="en"' in read(f"{copy.address[1:]}index.html")


def test_a_contributor_renamed(room, prints, desk):
    form = {"name": "A. Reyes", "slug": "a-reyes", "job_title": "", "bio": "", "portrait-count": "0"}
    assert desk.post(reverse("wagtailsnippets_desk_contributor:edit", args=[room.who.pk]), form).status_code == 302
    read = prints()
    assert (
        "A. Reyes" in read(room.path)
        and "A. Reyes" in read("en/people/a-reyes/index.html")
        and "A. Reyes" in read(FEED)
    )
    assert 'content="301"' in read("en/people/alma-reyes/index.html")


def test_a_topic_and_a_source_renamed(room, prints):
    room.topic.name, room.source.name = "Crossings", "Port Office"
    room.topic.save(), room.source.save()
    read = prints()
    assert "Crossings" in read(room.path) and "Port Office" in read(room.path)
    assert "Crossings" in read("en/topics/bridges/index.html") and "Port Office" in read(
        "en/sources/harbour-office/index.html"
    )


def test_a_new_language_of_a_contributor_is_taken_by_that_language(room, prints):
    arabic = Locale.objects.get(language_code="ar")
    make.published(room.city.copy_for_translation(arabic))
    copy = make.edited(room.story.copy_for_translation(arabic), title="الجسر", dated=make.AT)
    prints()
    version = room.who.copy_for_translation(arabic)
    version.name = "ألما رييس"
    version.save()
    read = prints()
    assert "ألما رييس" in read(f"{copy.address[1:]}index.html") and "ألما رييس" not in read(room.path)
    assert "الجسر" in read(f"{version.address[1:]}index.html")


@pytest.mark.parametrize("name", ["topic", "source"])
def test_a_deleted_entry_leaves_its_stories(room, prints, name):
    entry = getattr(room, name)
    address = entry.address[1:]
    entry.delete()
    read = prints()
    assert 'content="410"' in read(f"{address}index.html") and entry.name not in read(room.path)
    assert 'content="410"' in read(f"{address}page/1/index.html")


def test_a_photo_replaced_edited_and_deleted(room, prints, desk):
    before = set(room.folder.glob("pictures/*/*"))
    make.replaced(room.photo)
    prints()
    after = set(room.folder.glob("pictures/*/*"))
    assert after and not before & after
    form = story_form("The bridge", lead=[photo(room.photo, credit="Photo by B.")], slug="the-bridge", action="publish")
    desk.post(reverse("wagtailadmin_pages:edit", args=[room.story.pk]), form | {"dated": "2026-11-22 09:30"})
    assert "Photo by B." in prints()(room.path)
    assert desk.post(reverse("wagtailimages:delete", args=[room.photo.pk])).status_code == 302
    assert "Photo by B." not in prints()(room.path)
    assert not list(room.folder.glob("pictures/*/*"))


def test_a_portrait_replaced(room, prints):
    room.who.portrait = [make.photo_block(room.photo)]
    room.who.save()
    prints()
    before = set(room.folder.glob("pictures/*/*"))
    make.replaced(room.photo)
    assert prints()("en/people/alma-reyes/index.html")
    assert not before & set(room.folder.glob("pictures/*/*"))


def test_the_settings_of_an_edition(room, prints):
    make.edited(room.english, title="The Estuary", comments_open=False, timezone="Asia/Tokyo")
    read = prints()
    assert "The Estuary" in read(room.path) and "The Estuary" in read("index.html")
    assert StoryPage.objects.get(pk=room.story.pk).address == "/en/city/2026/11/22/the-bridge/"
    late = make.edited(room.story, dated=make.AT.replace(hour=20))
    assert late.address == "/en/city/2026/11/23/the-bridge/" and 'content="301"' in prints()(room.path)
    make.edited(room.english, timezone="UTC")
    assert prints()("en/city/2026/11/22/the-bridge/index.html")


def is_gone(folder):
    """Whether nothing but pages that say so is left in a folder."""
    files = [path for path in folder.rglob("*") if path.is_file() and not is_variant(path.name)]
    return bool(files) and all('name="courant-status" content="410"' in path.read_text() for path in files)


def test_a_language_added_and_removed(room, prints, desk):
    front = make.make_edition("fa")
    make.make_story("پل", section=make.make_section("شهر", edition=front))
    who = make.make_contributor("آلما", language="fa")
    read = prints()
    assert "رود" in read("fa/index.html") and "fa/" in read("index.html") and read("fa/people/آلما/index.html")
    assert desk.post(reverse("wagtailadmin_pages:delete", args=[front.pk])).status_code == 302
    prints()
    assert is_gone(room.folder / "fa")
    who.delete()
    assert (
        desk.post(reverse("wagtaillocales:delete", args=[Locale.objects.get(language_code="fa").pk])).status_code == 302
    )
    assert "fa/" not in prints()("index.html") and not Locale.objects.filter(language_code="fa").exists()


def test_an_edition_taken_down_and_put_up(room, prints):
    make.unpublished(room.english)
    prints()
    assert is_gone(room.folder / "en")
    make.published(FrontPage.objects.get(pk=room.english.pk))
    read = prints()
    assert "The bridge" in read(FRONT) and "The bridge" in read("en/people/alma-reyes/index.html")


def test_comments_and_votes(room, prints):
    thread = Thread.objects.get(pk=str(room.story.pk))
    comment = Comment.objects.create(
        thread=thread,
        text="Good piece.",
        policy_version=1,
        posted_at=make.AT,
        token_hash="1" * 64,
        text_digest="2" * 64,
    )
    assert not Change.objects.filter(printed_at=None).exists()  # nobody has approved it
    comment.approve(by=moderator())
    Vote.cast(Choice.YES, on=thread, by="3" * 64)
    read = prints()
    assert "Good piece." in read(room.path) and '"count": 1' in read(f"{room.story.address[1:]}comments.json")
    comment = Comment.objects.get()
    assert comment.status == Status.APPROVED
    comment.reject(by=moderator(), reason="rule", rule=RULE, policy_version=1)
    assert "Good piece." not in prints()(room.path)


def test_a_day_passing(room, prints, calendar):
    story = make.make_story("Today's", section=room.city, dated=make.AT)
    assert "Today&apos;s" in prints()("news-sitemap.xml") or "Today's" in prints()("news-sitemap.xml")
    calendar.day += timedelta(days=2)
    assert story.slug not in prints()("news-sitemap.xml")


def test_a_correction(room, prints, desk):
    desk.post(reverse("add-correction", args=[room.story.pk]), {"text": "It was the old bridge."})
    read = prints()
    assert all(
        "It was the old bridge." in read(path) for path in (room.path, FEED, f"{room.story.address[1:]}story.json")
    )


def test_a_story_deleted_leaves_those_that_name_it(room, prints, desk):
    make.edited(room.other, related_stories=[make.RelatedStory(related=room.story)])
    other = f"{room.other.address[1:]}index.html"
    assert "The bridge" in prints()(other)
    assert desk.post(reverse("wagtailadmin_pages:delete", args=[room.story.pk])).status_code == 302
    read = prints()
    assert "The bridge" not in read(other) and str(room.story.key) not in read(
        other.replace("index.html", "story.json")
    )
    assert 'content="410"' in read(room.path)


def test_a_section_deleted_with_all_its_stories(room, prints, desk):
    make.edited(room.other, body=[make.link_to(room.city), make.link_to(room.story)])
    prints()
    assert desk.post(reverse("wagtailadmin_pages:delete", args=[room.city.pk])).status_code == 302
    read = prints()
    assert 'content="410"' in read(SECTION) and 'content="410"' in read(room.path)
    assert "courant:" not in read(f"{room.other.address[1:]}story.json")


def test_a_plain_page(room, prints):
    make.edited(room.about, title="Who we are", body=[make.link_to(room.story)])
    assert "Who we are" in prints()("en/about/index.html") and "Who we are" in prints()(FRONT)
    make.unpublished(room.about)
    assert 'content="410"' in prints()("en/about/index.html")


def test_bulk_actions(room, prints, desk):
    drafts = [make.make_story(f"Draft {n}", section=room.city, is_live=False) for n in range(3)]
    for action, word in (("publish", True), ("unpublish", False), ("delete", False)):
        chosen = "&".join(f"id={draft.pk}" for draft in drafts)
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        assert desk.post(f"{address}?{chosen}&next=/desk/", {"next": "/desk/"}).status_code == 302
        assert ("Draft 2" in prints()(FRONT)) is word, action
    assert not Page.objects.filter(title__startswith="Draft").exists()


def test_a_copied_section_with_its_stories(room, prints, desk):
    form = {
        "new_title": "Town", "new_slug": "town", "new_parent_page": room.english.pk, "copy_subpages": "on",
        "publish_copies": "on",
    }  # fmt: skip
    assert desk.post(reverse("wagtailadmin_pages:copy", args=[room.city.pk]), form).status_code == 302
    copy = SectionPage.objects.get(slug="town")
    assert copy.get_children().live().count() == 2
    assert "The bridge" in prints()("en/town/index.html")


def test_a_draft_writes_no_change(room, desk):
    edit = reverse("wagtailadmin_pages:edit", args=[room.story.pk])
    assert desk.post(edit, story_form("Typing", slug="the-bridge", body=[text()])).status_code == 302
    revision = StoryPage.objects.get(pk=room.story.pk).latest_revision
    autosave = story_form("Typing on", slug="the-bridge", body=[text()], overwrite_revision_id=str(revision.pk))
    response = desk.post(
        edit, autosave | {"loaded_revision_id": str(revision.pk)}, headers={"Accept": "application/json"}
    )
    assert response.status_code == 200 and response.json()["success"], response.content
    desk.post(
        reverse("wagtailadmin_pages:add", args=["desk", "storypage", room.city.pk]),
        story_form("New draft", body=[text()]),
    )
    draft = StoryPage.objects.get(title="New draft")
    desk.post(
        reverse("wagtailadmin_pages:edit", args=[draft.pk]), story_form("Newer draft", slug="new-draft", body=[text()])
    )
    desk.post(reverse("wagtailadmin_pages:preview_on_edit", args=[room.story.pk]), story_form("Looking", body=[text()]))
    desk.post(reverse("wagtailadmin_pages:lock", args=[room.story.pk]))
    with transaction.atomic():
        room.story.copy(update_attrs={"slug": "again"}, keep_live=False)
        room.story.copy_for_translation(Locale.objects.get(language_code="ar"), copy_parents=True)
    waiting = (
        Change.objects.filter(printed_at=None).exclude(subject__startswith="under:").values_list("subject", flat=True)
    )
    # Parents that are copied along as aliases are live; they are never printed.
    aliases = {page.key for page in SectionPage.objects.filter(alias_of__isnull=False)}
    assert set(waiting) <= aliases


def test_a_picture_in_nobodys_story_writes_no_change(room):
    make.make_photo()
    assert not Change.objects.filter(printed_at=None).exists()
    assert Contributor.objects.count() == 1 and Correction.objects.count() == 0
