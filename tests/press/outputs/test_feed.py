"""RSS 2.0 and JSON Feed 1.1 of an edition, a section, a contributor or a topic."""

import json
import re
import xml.etree.ElementTree as XML
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

import pytest
from msgspec.structs import replace

from courant.documents import Correction, Paragraph
from courant.press import feed_stories, pictures
from courant.press.library import Library
from courant.press.outputs import BY_NAME
from courant.press.pictures import printed
from tests.press import makers as make
from tests.press.made import Plain, files_made

EDITION, SECTION = make.make_edition(), make.make_section()
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
MEDIA = "{http://search.yahoo.com/mrss/}"
EXPECTED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>The Bridge</title><link>https://news.example/en/</link>
<description>About en.</description><language>en</language>
<lastBuildDate>Sun, 22 Nov 2026 14:00:00 +0000</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="https://news.example/en/feed.xml"/>
<item><title>Bridge &lt;re&gt;opens</title><link>https://news.example/en/city/2026/11/22/bridge/</link>\
<guid isPermaLink="false">story:1@news.example</guid><pubDate>Sun, 22 Nov 2026 12:00:00 +0000</pubDate>\
<atom:updated>2026-11-22T14:00:00+00:00</atom:updated><dc:creator>Ada &amp; co</dc:creator>\
<dc:contributor>Bo</dc:contributor><category>City</category><category>Water</category><description>Standfirst 1.</description>\
<content:encoded>&lt;div dir="ltr" lang="en"&gt;&lt;p&gt;Standfirst 1.&lt;/p&gt;&lt;p&gt;Body 1.&lt;/p&gt;\
&lt;p&gt;&lt;b&gt;22 November 2026&lt;/b&gt; It was two.&lt;/p&gt;&lt;/div&gt;</content:encoded>\
<media:content url="https://news.example{picture}" medium="image" type="image/jpeg" width="500" height="300">\
<media:credit>Photo: Ada</media:credit><media:description>The bridge at noon.</media:description></media:content></item>
</channel>
</rss>
"""


ADDRESS = "https://news.example/en/city/2026/11/22/bridge/"
NASTY = ["</item>]]>&", 'a "quoted" <b>', "\u2028", "\u202eright to left", "<!--", "&amp;"]


def feed(theme, subject, *others):
    files = files_made(theme, "feed", subject, make.make_site(), SECTION, *others)
    return files[f"{subject.path}feed.xml"]


def json_feed(theme, subject, *others):
    files = files_made(theme, "feed", subject, make.make_site(), SECTION, *others)
    return json.loads(files[f"{subject.path}feed.json"])


def items(text):
    return XML.fromstring(text).findall("channel/item")


def make_whole():
    """A story with everything, and what stands around it."""
    ada, bo = make.make_contributor(name="Ada & co"), make.make_contributor(slug="bo")
    water = make.make_topic()
    story = make.make_story(
        id="1", slug="bridge", headline="Bridge <re>opens", lead_photo=make.make_photo(), topics=(water.key,),
        bylines=(make.make_byline(ada), make.make_byline(bo, "photos")), updated_at=make.NOON + timedelta(hours=2),
        corrections=(Correction(at=make.NOON, text="It was two."),),
        places=dict.fromkeys((EDITION.key, SECTION.key, ada.key, water.key), 1),
    )  # fmt: skip
    return story, ada, bo, water


def test_a_feed_is_written_to_the_letter(theme):
    story, *others = make_whole()
    text = feed(theme, EDITION, story, *others)
    assert text == EXPECTED.replace("{picture}", printed(story.lead_photo).src)
    [item] = items(text)
    assert item.findtext("title") == "Bridge <re>opens"
    assert item.findtext(CONTENT).startswith('<div dir="ltr" lang="en"><p>')


def test_a_json_feed_is_written_to_the_letter(theme):
    story, *others = make_whole()
    assert json_feed(theme, EDITION, story, *others) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Bridge",
        "home_page_url": "https://news.example/en/",
        "feed_url": "https://news.example/en/feed.json",
        "description": "About en.",
        "language": "en",
        "items": [
            {
                "id": "story:1@news.example",
                "url": ADDRESS,
                "title": "Bridge <re>opens",
                "summary": "Standfirst 1.",
                "content_html": '<div dir="ltr" lang="en"><p>Standfirst 1.</p><p>Body 1.</p>'
                "<p><b>22 November 2026</b> It was two.</p></div>",
                "image": f"https://news.example{printed(story.lead_photo).src}",
                "date_published": "2026-11-22T12:00:00+00:00",
                "date_modified": "2026-11-22T14:00:00+00:00",
                "authors": [{"name": "Ada & co", "url": "https://news.example/en/people/ada/"}],
                "tags": ["City", "Water"],
                "language": "en",
            }
        ],
    }


@pytest.mark.parametrize(
    ("kind", "path", "title"),
    [(1, "/en/people/ada/", "The Bridge: Ada & co"), (3, "/en/topics/water/", "The Bridge: Water")],
)
def test_contributors_and_topics_have_feeds_beside_their_pages(theme, kind, path, title):
    whole = make_whole()
    files = files_made(theme, "feed", whole[kind], make.make_site(), EDITION, SECTION, *whole)
    channel = XML.fromstring(files[f"{path}feed.xml"]).find("channel")
    assert (channel.findtext("title"), len(channel.findall("item"))) == (title, 1)
    data = json.loads(files[f"{path}feed.json"])
    assert (data["title"], len(data["items"]), data["feed_url"]) == (
        title, 1, f"https://news.example{path}feed.json"
    )  # fmt: skip


def test_an_entry_is_the_same_in_every_feed_that_has_it(theme):
    whole = make_whole()
    story, ada, _bo, water = whole
    feeds = [feed(theme, subject, EDITION, *whole) for subject in (EDITION, SECTION, ada, water)]
    assert len({re.search("<item>.*</item>", text)[0] for text in feeds}) == 1


def test_a_text_is_set_once_for_all_feeds_and_what_it_names_is_noted_for_each(theme):
    whole = make_whole()
    documents = Plain(make.make_site(), EDITION, SECTION, *whole)
    feed_stories._set.cache_clear()
    for subject in (EDITION, SECTION, whole[1]):
        library = Library(documents)
        list(BY_NAME["feed"].files(subject, library, theme))
        assert {"story:1", "section:en-city#label", "contributor:en-ada#label", "contributor:en-bo#label",
                "topic:en-water#label"} <= library.noted  # fmt: skip
    assert feed_stories._set.cache_info().misses == 1


def test_an_entry_changes_with_the_story_and_with_what_it_names(theme):
    story, ada, bo, water = make_whole()
    texts = [
        feed(theme, EDITION, story, ada, bo, water),
        feed(theme, EDITION, replace(story, headline="Anew"), ada, bo, water),
        feed(theme, EDITION, story, replace(ada, name="Ada Anew"), bo, water),
        feed(theme, replace(EDITION, numbering="arab"), story, ada, bo, water),
    ]
    assert len(set(texts)) == 4
    assert "Ada Anew" in texts[2]


def test_an_entry_without_photo_byline_or_standfirst_has_nothing_in_their_place(theme):
    bare = make.make_story(standfirst="", body=(), places={EDITION.key: 1})
    [item] = items(feed(theme, EDITION, bare))
    assert {element.tag for element in item} == {"title", "link", "guid", "pubDate", "category", CONTENT}
    [entry] = json_feed(theme, EDITION, bare)["items"]
    assert {"authors", "image", "summary"}.isdisjoint(entry)
    assert entry["content_html"] == '<div dir="ltr" lang="en"></div>'


def test_a_feed_without_stories_is_well_formed(theme):
    assert items(feed(theme, EDITION)) == []
    assert json_feed(theme, EDITION)["items"] == []


def test_both_formats_have_what_their_specifications_require(theme):
    """RSS 2.0: title, link and description of a channel; JSON Feed 1.1: version, title, items, and of each an id and
    a content; dates that parse, addresses that are absolute and have ASCII characters only."""
    persian = make.make_edition("fa")
    story = make.make_story("fa", slug="پل", lead_photo=make.make_photo(), places={persian.key: 1})
    channel = XML.fromstring(feed(theme, persian, story)).find("channel")
    assert all(channel.findtext(name) for name in ("title", "link", "description", "language"))
    [item] = channel.findall("item")
    assert parsedate_to_datetime(item.findtext("pubDate")) == story.published_at
    assert item.findtext("guid") and item.findtext("title")
    data = json_feed(theme, persian, story)
    assert data["version"] == "https://jsonfeed.org/version/1.1" and data["title"]
    [entry] = data["items"]
    assert isinstance(entry["id"], str) and entry["content_html"]
    assert datetime.fromisoformat(entry["date_published"]) == story.published_at
    addresses = [item.findtext("link"), entry["url"], entry["image"], data["feed_url"], data["home_page_url"]]
    assert all(re.fullmatch("https://news.example/[!-~]+", address) for address in addresses)


def test_a_section_has_a_feed_under_its_own_name(theme):
    story = make.make_story(places={SECTION.key: 1})
    channel = XML.fromstring(feed(theme, SECTION, EDITION, story)).find("channel")
    assert channel.findtext("title") == "The Bridge: City"
    assert channel.findtext("link") == "https://news.example/en/city/"
    assert len(channel.findall("item")) == 1


def test_the_thirty_newest_stories_come_first(theme):
    stories = [make.make_story(headline=f"Story {n}", places={EDITION.key: n}) for n in range(1, 33)]
    found = [item.findtext("title") for item in items(feed(theme, EDITION, *stories))]
    assert found == [f"Story {n}" for n in range(32, 2, -1)]


def test_right_to_left_texts_say_so_and_addresses_are_encoded(theme):
    persian = make.make_edition("fa")
    story = make.make_story("fa", slug="پل", places={persian.key: 1})
    [item] = items(feed(theme, persian, story))
    [entry] = json_feed(theme, persian, story)["items"]
    assert entry["content_html"].startswith('<div dir="rtl" lang="fa">')
    assert entry["language"] == "fa"
    assert entry["url"] == item.findtext("link")
    assert item.findtext("link") == "https://news.example/fa/city/2026/11/22/%D9%BE%D9%84/"
    assert item.findtext(CONTENT).startswith('<div dir="rtl" lang="fa">')


def test_the_guid_does_not_change_with_title_or_address(theme):
    story = make.make_story(id="1", places={EDITION.key: 1})
    moved = make.make_story(id="1", slug="anew", headline="Anew", places={EDITION.key: 1})
    guids = [items(feed(theme, EDITION, version))[0].find("guid") for version in (story, moved)]
    assert guids[0].text == guids[1].text == "story:1@news.example"
    assert guids[0].attrib == {"isPermaLink": "false"}


def test_pictures_are_files_of_the_feed(theme):
    story = make.make_story(lead_photo=make.make_photo(), places={EDITION.key: 1})
    files = files_made(theme, "feed", EDITION, make.make_site(), story)
    paths = [file.path for file in pictures.files(story.lead_photo)]
    assert list(files) == [*paths, "/en/feed.xml", "/en/feed.json"]
    assert items(files["/en/feed.xml"])[0].find(f"{MEDIA}content").attrib["url"].endswith(paths[-1])


@pytest.mark.parametrize("nasty", NASTY)
def test_nothing_in_a_story_breaks_the_feed(theme, nasty):
    photo = make.make_photo(caption=nasty, credit=nasty)
    body = (Paragraph(html="<p>]]&gt;</p>"), make.make_quote(make.make_source(), nasty))
    story = make.make_story(headline=nasty, standfirst=nasty, lead_photo=photo, body=body, places={EDITION.key: 1})
    edition = make.make_edition(title=nasty, description=nasty)
    [item] = items(feed(theme, edition, story))
    assert item.findtext("title") == nasty
    assert item.findtext("description") == nasty
    data = json_feed(theme, edition, story)
    assert (data["title"], data["items"][0]["title"], data["items"][0]["summary"]) == (nasty, nasty, nasty)


def test_a_character_that_no_xml_may_hold_is_left_out(theme):
    body = (Paragraph(html="<p>soft\x0bbreak</p>"),)
    story = make.make_story(headline="A\x0bB", body=body, places={EDITION.key: 1})
    [item] = items(feed(theme, EDITION, story))
    assert item.findtext("title") == "AB"
    assert "softbreak" in item.findtext(CONTENT)
    assert json_feed(theme, EDITION, story)["items"][0]["title"] == "AB"


def test_a_subject_whose_edition_is_gone_has_no_feed(theme):
    assert files_made(theme, "feed", SECTION, make.make_site()) == {}
