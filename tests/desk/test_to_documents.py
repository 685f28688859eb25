"""What the desk hands to the press."""

import pytest
from wagtail.models import Locale, Page

from courant.desk import to_documents
from courant.desk.models import Contributor, Correction, Listing, Place, StoryPage
from courant.desk.to_documents import Unprintable, all_documents, documents_of
from courant.documents import Contributor as ContributorDocument
from courant.documents import Quote, Story
from courant.press.manifest import InvalidDocument, checked
from tests.desk import newsroom as make

pytestmark = pytest.mark.django_db


def one(thing):
    """The document of a page or entry."""
    return documents_of([thing.key])[thing.key]


def in_bulk():
    return {document.key: document for document in all_documents()}


@pytest.fixture
def newsroom(db):
    """Two editions with something of everything."""
    photo = make.make_photo()
    for language in ("en", "ar"):
        front = make.make_edition(language, timezone="Asia/Baghdad")
        section = make.make_section("City", edition=front)
        who = make.make_contributor(language=language, portrait=[make.photo_block(photo)])
        topic, source = make.make_topic(language=language), make.make_source(language=language)
        first = make.make_story("First", section=section, by=[who], topics=[topic], quotes=[source], photo=photo)
        body = [make.subhead("Then"), make.subhead("Then"), make.link_to(first), make.photo_block(photo),
                {"type": "fact_box", "value": {"title": "Facts", "text": "<p>Two.</p>"}}]  # fmt: skip
        second = make.make_story("Second", section=section, related=[first], body=body, dated=make.AT)
        make.make_page("About", edition=front, purpose="about", body=[make.link_to(second), make.subhead("Who")])
    return in_bulk()


def test_what_comes_in_bulk_is_what_comes_one_by_one(newsroom):
    assert len(newsroom) > 25
    for key, document in newsroom.items():
        if not key.startswith("sitemap_month:"):
            assert documents_of([key])[key] == document, key
    together = documents_of([key for key in newsroom if not key.startswith("sitemap_month:")])
    assert together == newsroom


def test_every_document_keeps_its_promises(newsroom):
    assert all(checked(document) == document for document in newsroom.values())


def test_what_is_not_there_is_none():
    wanted = [
        "story:99",
        "story:x",
        "story:²",
        "section:7",
        "page:1",
        "edition:de",
        "topic:3",
        "archive_page:section:1/1",
    ]
    assert documents_of(wanted) == dict.fromkeys(wanted)


def test_the_number_of_queries_does_not_grow_with_stories(
    newsroom, django_assert_max_num_queries, django_assert_num_queries
):
    keys = [key for key in newsroom if key.startswith("story:")]
    with django_assert_max_num_queries(33) as few:
        list(all_documents())
    with django_assert_max_num_queries(16) as few_singly:
        documents_of(keys)
    who, topic, source = make.make_contributor("New"), make.make_topic("New"), make.make_source("New")
    for number in range(12):
        more = make.make_contributor(f"Number {number}"), make.make_source(f"Number {number}")
        story = make.make_story(
            f"More {number}", by=[who, more[0]], topics=[topic], quotes=[source, more[1]], photo=make.make_photo()
        )
        make.make_page(f"Page {number}", body=[make.link_to(story)])
        keys.append(story.key)
    with django_assert_num_queries(len(few)):
        list(all_documents())
    with django_assert_num_queries(len(few_singly)):
        documents_of(keys)


def test_stories_of_an_unpublished_section_are_hidden():
    story, other = make.make_story(), make.make_story("Elsewhere", section=make.make_section("Water"))
    make.unpublished(story.section)
    assert one(story) is None and one(other) is not None
    assert story.key not in in_bulk()
    make.published(story.section)
    assert one(story).headline == "The bridge reopens"


def test_everything_of_an_unpublished_edition_is_hidden():
    who, page, story = make.make_contributor(), make.make_page(), make.make_story()
    make.unpublished(make.find_edition())
    assert [one(page), one(story), one(story.section), documents_of([f"contributor:{who.pk}"])] == [
        None, None, None, {f"contributor:{who.pk}": None}
    ]  # fmt: skip
    assert [key for key in in_bulk() if not key.startswith("archive_page:")] == []


def test_aliases_are_left_out_with_what_stands_under_them():
    make.make_edition("ar")
    story = make.make_story(section=make.make_section(edition=make.find_edition("en")))
    alias = story.create_alias(update_slug="again")
    section = story.section.copy_for_translation(Locale.objects.get(language_code="ar"), alias=True)
    translated = make.published(story.copy_for_translation(Locale.objects.get(language_code="ar")))
    assert one(alias) is None and one(section) is None and one(translated) is None
    assert {document.key for document in in_bulk().values() if isinstance(document, Story)} == {story.key}


def test_a_draft_of_a_live_story_changes_nothing():
    story = make.make_story()
    story.title = "Not yet"
    story.save_revision()
    assert one(StoryPage.objects.get()).headline == "The bridge reopens"


@pytest.mark.parametrize(("change", "field"), [
    ({"title": ""}, "headline"), ({"story_type": "rumour"}, "type"), ({"title": "Two\nlines"}, "headline"),
])  # fmt: skip
def test_an_invalid_page_is_named_with_its_address_and_field(change, field):
    story = make.make_story()
    StoryPage.objects.filter(pk=story.pk).update(**change)
    with pytest.raises(InvalidDocument, match=rf"{story.key} {story.address}: .*\$\.{field}"):
        checked(one(story))


def test_a_page_that_cannot_even_be_made_stops_no_other():
    make.make_story("Good")
    bad = make.make_story("Bad", photo=make.make_photo())
    StoryPage.objects.filter(pk=bad.pk).update(lead_photo=[make.photo_block(make.make_photo(), alt="")])
    found = documents_of([page.key for page in StoryPage.objects.all()])
    assert {type(document) for document in found.values()} >= {Story, Unprintable}
    assert found[bad.key].reason.startswith(f"{bad.key} {bad.address}: a photo needs alternative text")
    assert found[bad.key] in list(all_documents())


def test_a_translated_story_speaks_of_people_topics_and_sources_in_its_own_language():
    make.make_edition("ar"), make.make_edition("en")
    arabic = Locale.objects.get(language_code="ar")
    who, topic, source = make.make_contributor(), make.make_topic(), make.make_source()
    section = make.make_section(edition=make.find_edition("en"))
    make.published(section.copy_for_translation(arabic))
    story = make.make_story(section=section, by=[who], topics=[topic], quotes=[source])
    arabic_story = make.published(story.copy_for_translation(arabic))
    assert one(arabic_story).bylines[0].contributor == f"contributor:{who.pk}"  # there is no other yet
    versions = []
    for entry in (who, topic, source):
        version = entry.copy_for_translation(arabic)
        version.save()
        versions.append(version)
    document = one(arabic_story)
    assert document.bylines[0].contributor == f"contributor:{versions[0].pk}"
    assert document.topics == (f"topic:{versions[1].pk}",)
    quotes = [block for block in document.body if isinstance(block, Quote)]
    assert quotes[0].source == f"source:{versions[2].pk}"
    assert {
        f"contributor:{versions[0].pk}",
        f"topic:{versions[1].pk}",
        f"source:{versions[2].pk}",
    } <= document.places.keys()
    assert one(story).bylines[0].contributor == f"contributor:{who.pk}"
    assert f"contributor:{who.pk}" not in document.places


def test_links_between_pages_are_kept_as_keys_and_lost_with_the_page():
    front, section = make.find_edition(), make.make_section()
    page, other = make.make_page(), make.make_story("Other", section=section)
    body = [make.link_to(target) for target in (other, section, page, front)]
    body += [make.paragraph('<p><a linktype="page" id="x1">a</a><a linktype="page" id="9999">b</a>'
                            '<a href="https://a.example/">c</a><a href="javascript:alert(1)">d</a></p>')]  # fmt: skip
    story = make.make_story("Links", section=section, body=body)
    html = [block.html for block in one(story).body]
    assert [text.partition('href="')[2].partition('"')[0] for text in html[:4]] == [
        f"courant:story:{other.pk}", f"courant:section:{section.pk}", f"courant:page:{page.pk}", "courant:edition:en",
    ]  # fmt: skip
    assert html[4] == '<p>ab<a href="https://a.example/">c</a>d</p>'
    make.unpublished(other)
    assert f"courant:story:{other.pk}" in one(story).body[0].html  # may come back
    Page.objects.get(pk=other.pk).delete()
    assert "courant:" not in one(story).body[0].html


def test_anchors_of_subheads_are_counted_where_they_are_alike():
    story = make.make_story(body=[make.subhead("Now"), make.subhead("Now!"), make.subhead("…")])
    assert [block.anchor for block in one(story).body] == ["now", "now-2", "part"]


def test_a_picture_that_is_gone_leaves_the_story_without_it():
    photo = make.make_photo()
    story = make.make_story(photo=photo, body=[make.photo_block(photo)])
    assert one(story).lead_photo.picture.original == photo.file.name
    photo.delete()
    assert one(story).lead_photo is None and one(story).body == ()


def test_places_are_given_once_and_never_again():
    section, other = make.make_section(), make.make_section("Water")
    stories = [make.make_story(f"Number {n}", section=section) for n in range(3)]
    assert [one(story).places[section.key] for story in stories] == [1, 2, 3]
    make.unpublished(stories[1])
    make.published(stories[1])
    make.edited(stories[0], title="Again")
    stories[2].move(other, pos="last-child")
    StoryPage.objects.get(pk=stories[0].pk).delete()
    assert one(make.make_story("Next", section=section)).places[section.key] == 4
    assert one(stories[2]).places == {"edition:en": 3, other.key: 1}
    stories[2].refresh_from_db()
    stories[2].move(section, pos="last-child")
    assert one(stories[2]).places == {"edition:en": 3, section.key: 3}
    assert len(set(Place.objects.values_list("listing_id", "place"))) == Place.objects.count()


def test_a_story_without_the_moment_of_its_publication_gets_one():
    story = make.make_story(is_live=False)
    story.live = True
    story.save()  # by no action of Wagtail's, such as an import
    assert one(story).published_at == one(story).published_at == StoryPage.objects.get().first_published_at


def test_dates_are_those_of_publication_and_of_what_is_newer():
    story = make.make_story()
    assert one(story).published_at == one(story).updated_at
    StoryPage.objects.update(first_published_at=make.AT)
    assert one(story).published_at == make.AT and one(story).updated_at > make.AT
    dated = make.edited(story, dated=make.AT)
    assert one(dated).published_at == one(dated).updated_at == make.AT


def test_archive_pages_grow_with_places_and_only_the_last_is_open():
    section = make.make_section()
    story = make.make_story(section=section)
    Listing.objects.filter(pk=section.key).update(last_place=41)
    assert to_documents.archive_keys(section.key, since=2) == [f"archive_page:{section.key}/{n}" for n in (2, 3)]
    pages = documents_of([f"archive_page:{section.key}/{n}" for n in (1, 2, 3, 4)])
    assert [page and page.is_last for page in pages.values()] == [False, False, True, None]
    assert f"archive_page:{section.key}/3" in in_bulk() and one(story)


def test_archive_pages_of_one_time_come_one_after_another():
    """Whoever makes them looks at the same stories again, which it has at hand."""
    for key, last in (("section:1", 81), ("topic:1", 41), ("topic:2", 1)):
        Listing.objects.create(key=key, edition="en", last_place=last)
    keys = [page.key.removeprefix("archive_page:") for page in to_documents.all_archive_pages()]
    assert keys == [
        "section:1/1", "topic:1/1", "section:1/2", "section:1/3", "topic:1/2", "topic:2/1", "section:1/4", "topic:1/3",
        "section:1/5",
    ]  # fmt: skip


def test_a_listing_belongs_to_the_edition_of_what_it_lists():
    make.make_edition("en"), make.make_edition("ar")
    who = make.make_contributor()  # there is no version for the other language
    make.make_story(section=make.make_section("مدينة", edition=make.find_edition("ar")), by=[who])
    pages = [page for page in all_documents() if page.key.startswith(f"archive_page:contributor:{who.pk}/")]
    assert [page.edition for page in pages] == ["edition:en"]


def test_a_contributor_has_no_real_name():
    fields = {field.name for field in Contributor._meta.get_fields()} | set(ContributorDocument.__struct_fields__)
    assert not {name for name in fields if "real" in name or "legal" in name}


def test_an_edition_names_the_pages_that_hold_its_policies():
    front = make.make_edition()
    make.make_page("About", edition=front, purpose="about")
    make.make_page("Plain", edition=front)
    ethics = make.make_page("What we stand for", edition=front, purpose="ethics_policy")
    make.make_page("Another", edition=front, purpose="ethics_policy")
    make.make_page("Draft", edition=front, purpose="masthead", is_live=False)
    make.make_page("Rules", edition=front, purpose="comment_policy")
    edition = documents_of(["edition:en"])["edition:en"]
    assert [(page.purpose, page.path) for page in edition.policies] == [
        ("ethics_policy", ethics.address), ("comment_policy", "/en/comment-policy/")
    ]  # fmt: skip


def test_what_is_translated_has_one_key_in_all_languages():
    section, topic = make.make_section(), make.make_topic()
    found = documents_of([section.key, f"topic:{topic.pk}"])
    assert found[section.key].translation_key == str(section.translation_key)
    assert found[f"topic:{topic.pk}"].translation_key == str(topic.translation_key)


def test_a_correction_keeps_its_id():
    story = make.make_story()
    made = Correction.objects.create(story=story, text="It was Tuesday.")
    found = documents_of([story.key])
    assert found[story.key].corrections[0].id == str(made.pk)
    assert f"corrections_month:en/{made.at:%Y-%m}" in found
