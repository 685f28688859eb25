"""The web page of one story."""

import pytest
from msgspec.structs import replace

from courant.documents import Correction, FactBox, Paragraph, Subhead
from courant.press import pictures
from courant.press.outputs.story_page import empty_form
from tests.press import makers as make
from tests.press.made import files_made
from tests.press.reading import Page

EDITION, SECTION = make.make_edition(), make.make_section()
STORY = make.make_story(id="1", slug="bridge", section=SECTION)


@pytest.fixture
def page(theme):
    def made(story, *others, edition=EDITION):
        files = files_made(theme, "story_page", story, make.make_site(), edition, SECTION, *others)
        return Page(story.path, files[story.path])

    return made


def test_it_opens_with_the_section_the_headline_and_the_standfirst(page):
    html = page(STORY).html
    assert 'href="../../../../../../en/city/">City</a>' in html
    assert "Headline 1</h1>" in html and "Standfirst 1.</p>" in html


def test_a_story_type_is_named_where_it_is_not_plain_news(page):
    assert 'data-type="opinion">Opinion<' in page(replace(STORY, type="opinion")).html
    assert "data-type" not in page(STORY).html


def test_bylines_name_contributors_by_their_roles_and_link_to_them(page):
    ada, bo, gone = (make.make_contributor(slug=slug) for slug in ("ada", "bo", "gone"))
    bylines = (make.make_byline(ada), make.make_byline(bo, "translated"), make.make_byline(gone, "photos"))
    found = page(replace(STORY, bylines=bylines), ada, bo)
    assert "people/ada/" in " ".join(found.links) and "people/bo/" in " ".join(found.links)
    assert "Translated by" in found.html and "Photos by" not in found.html


def test_the_date_is_in_the_calendar_and_digits_of_the_edition(page):
    persian = make.make_edition("fa", calendar="jalali")
    story = make.make_story("fa", id="2", published_at=make.NOON)
    assert "۱ آذر ۱۴۰۵" in page(story, edition=persian).html
    assert '<time datetime="2026-11-22T12:00:00+00:00">22 November 2026' in page(STORY).html


def test_photos_are_shown_with_caption_and_bracketed_credit(page):
    lead = make.make_photo(caption="At noon.", credit="Photo courtesy of Bo", provenance="courtesy")
    inline = make.make_photo(make.make_picture("2"), alt="A boat <1>", caption="", provenance="circulated_online")
    found = page(replace(STORY, lead_photo=lead, body=(inline,)))
    assert "At noon.</span>" in found.html and "[<bdi>Photo courtesy of Bo</bdi>]" in found.html
    assert 'alt="A boat &lt;1&gt;"' in found.html and 'data-provenance="circulated_online"' in found.html
    for photo in (lead, inline):
        assert all(any(load.endswith(file.path) for load in found.loads) for file in pictures.files(photo))


def test_a_decorative_photo_has_an_empty_alternative_text(page):
    photo = make.make_photo(alt="", decorative=True)
    assert 'alt=""' in page(replace(STORY, lead_photo=photo)).html


def test_pictures_are_files_of_the_page(theme):
    story = replace(STORY, lead_photo=make.make_photo())
    files = files_made(theme, "story_page", story, make.make_site(), EDITION, SECTION)
    assert list(files) == [*(file.path for file in pictures.files(story.lead_photo)), story.path]


def test_every_kind_of_block_is_set(page):
    mayor = make.make_source()
    body = (
        Paragraph(html='<p>See <a href="courant:section:en-city">the city</a>.</p>'),
        Subhead(text="Before & after", anchor="before"),
        make.make_quote(mayor, "So <be> it."),
        FactBox(title="Facts", html="<p>Two.</p>"),
    )
    found = page(replace(STORY, body=body), mayor)
    assert '<a href="../../../../../../en/city/">the city</a>' in found.html
    assert "before" in found.anchors and "Before &amp; after" in found.html
    assert "So &lt;be&gt; it." in found.html and "the mayor" in found.html and "told The Bridge" in found.html
    assert any(link.endswith("sources/mayor/") for link in found.links)
    assert "Two." in found.html


def test_corrections_stand_with_their_dates(page):
    story = replace(STORY, corrections=(Correction(at=make.NOON, text="It was <two>."),))
    found = page(story)
    assert "corrections" in found.anchors and "It was &lt;two&gt;." in found.html


def test_topics_related_stories_and_other_languages_are_linked(page):
    water, other = make.make_topic(), make.make_story(id="2", slug="other", headline="Another")
    persian = make.make_story("fa", id="3", slug="پل", translation_key="k")
    story = replace(STORY, topics=(water.key,), related=(other.key, "story:gone"), translation_key="k")
    found = page(story, water, other, persian, make.make_edition("fa"))
    links = " ".join(found.links)
    assert "topics/water/" in links and "other/" in links and "%D9%BE%D9%84/" in links
    assert "Another" in found.html
    assert found.versions["fa"] == "https://news.example/fa/city/2026/11/22/%D9%BE%D9%84/"


def test_comments_are_plain_text_escaped_once(page):
    thread = make.make_thread(STORY, make.make_comment(text="<script>a & b</script>", name="<i>"), yes=3, no=1)
    found = page(STORY, thread)
    assert "&lt;script&gt;a &amp; b&lt;/script&gt;" in found.html and "&lt;i&gt;" in found.html
    assert (found.comments, found.inline) == (1, [])
    assert 'data-yes="3" data-no="1"' in found.html


def test_a_reader_without_a_name_is_a_reader(page):
    assert "A reader</span>" in page(STORY, make.make_thread(STORY, make.make_comment(name=""))).html


@pytest.mark.parametrize(
    ("is_open", "comments_open", "expected"),
    [(True, True, True), (False, True, False), (True, False, False)],
)
def test_the_form_is_open_where_thread_and_edition_are(page, is_open, comments_open, expected):
    edition = make.make_edition(comments_open=comments_open)
    thread = make.make_thread(STORY, is_open=is_open)
    assert empty_form(STORY.id, edition, is_open=is_open).is_open == expected
    assert ("comment-form" in page(STORY, thread, edition=edition).anchors) == expected


def test_the_form_leads_to_the_story_and_says_its_limit(page):
    found = page(STORY)
    assert [form.rpartition("/-/")[2] for form in found.forms] == ["votes/1/", "comments/1/"]
    assert "1500 / 1500" in found.html and "maxlength" not in found.html


def test_a_story_whose_section_is_gone_is_printed_without_its_label(theme):
    files = files_made(theme, "story_page", STORY, make.make_site(), EDITION)
    assert "section-label" not in files[STORY.path]
