"""RSS 2.0 of an edition or a section."""

import xml.etree.ElementTree as XML

import pytest

from courant.documents import Correction, Paragraph
from courant.press.pictures import printed
from tests.press import makers as make
from tests.press.made import files_made

EDITION, SECTION = make.make_edition(), make.make_section()
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
MEDIA = "{http://search.yahoo.com/mrss/}"
EXPECTED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>The Bridge</title><link>https://news.example/en/</link>
<description>About en.</description><language>en</language>
<atom:link rel="self" type="application/rss+xml" href="https://news.example/en/feed.xml"/>
<item><title>Bridge &lt;re&gt;opens</title><link>https://news.example/en/city/2026/11/22/bridge/</link>\
<guid isPermaLink="false">story:1@news.example</guid><pubDate>Sun, 22 Nov 2026 12:00:00 +0000</pubDate>\
<dc:creator>Ada &amp; co</dc:creator><category>City</category><description>Standfirst 1.</description>\
<content:encoded>&lt;div dir="ltr" lang="en"&gt;&lt;p&gt;Standfirst 1.&lt;/p&gt;&lt;p&gt;Body 1.&lt;/p&gt;\
&lt;p&gt;&lt;b&gt;22 November 2026&lt;/b&gt; It was two.&lt;/p&gt;&lt;/div&gt;</content:encoded>\
<media:content url="https://news.example{picture}" medium="image" type="image/jpeg" width="500" height="300">\
<media:credit>Photo: Ada</media:credit><media:description>The bridge at noon.</media:description></media:content></item>
</channel>
</rss>
"""


def feed(theme, subject, *others):
    files = files_made(theme, "feed", subject, make.make_site(), SECTION, *others)
    return files[f"{subject.path}feed.xml"]


def items(text):
    return XML.fromstring(text).findall("channel/item")


def test_a_feed_is_written_to_the_letter(theme):
    ada, bo = make.make_contributor(name="Ada & co"), make.make_contributor(slug="bo")
    story = make.make_story(
        id="1", slug="bridge", headline="Bridge <re>opens", places={EDITION.key: 1}, lead_photo=make.make_photo(),
        bylines=(make.make_byline(ada), make.make_byline(bo, "photos")),
        corrections=(Correction(at=make.NOON, text="It was two."),),
    )  # fmt: skip
    text = feed(theme, EDITION, ada, bo, story)
    assert text == EXPECTED.replace("{picture}", printed(story.lead_photo).src)
    [item] = items(text)
    assert item.findtext("title") == "Bridge <re>opens"
    assert item.findtext(CONTENT).startswith('<div dir="ltr" lang="en"><p>')


def test_a_feed_without_stories_is_well_formed(theme):
    assert items(feed(theme, EDITION)) == []


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
    paths = [path for path, _width in printed(story.lead_photo).sources]
    assert list(files) == [*paths, "/en/feed.xml"]
    assert items(files["/en/feed.xml"])[0].find(f"{MEDIA}content").attrib["url"].endswith(paths[-1])


@pytest.mark.parametrize("nasty", ["</item>]]>&", 'a "quoted" <b>', "\u2028"])
def test_nothing_in_a_story_breaks_the_feed(theme, nasty):
    photo = make.make_photo(caption=nasty, credit=nasty)
    body = (Paragraph(html="<p>]]&gt;</p>"), make.make_quote(make.make_source(), nasty))
    story = make.make_story(headline=nasty, standfirst=nasty, lead_photo=photo, body=body, places={EDITION.key: 1})
    [item] = items(feed(theme, make.make_edition(title=nasty, description=nasty), story))
    assert item.findtext("title") == nasty
    assert item.findtext("description") == nasty


def test_a_character_that_no_xml_may_hold_is_left_out(theme):
    body = (Paragraph(html="<p>soft\x0bbreak</p>"),)
    story = make.make_story(headline="A\x0bB", body=body, places={EDITION.key: 1})
    [item] = items(feed(theme, EDITION, story))
    assert item.findtext("title") == "AB"
    assert "softbreak" in item.findtext(CONTENT)
