"""The news sitemap: the last two days."""

import re
import xml.etree.ElementTree as XML
from datetime import UTC, date, datetime, timedelta

import pytest

from courant.press.outputs.news_sitemap import news_language
from tests.press import makers as make
from tests.press.made import files_made

EXPECTED = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" \
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://news.example/fa/city/2026/11/22/%D9%BE%D9%84/</loc><news:news><news:publication>\
<news:name>پل</news:name><news:language>fa</news:language></news:publication>\
<news:publication_date>2026-11-22T12:00:00+00:00</news:publication_date>\
<news:title>A &lt; B</news:title></news:news></url>
</urlset>
"""


def sitemap(theme, *documents, today=date(2026, 11, 22)):
    around = (make.make_edition(), make.make_edition("fa"), make.make_today(today))
    return files_made(theme, "news_sitemap", make.make_site(), *around, *documents)["/news-sitemap.xml"]


def titles(text):
    return re.findall("<news:title>(.*?)</news:title>", text)


def test_an_entry_is_written_to_the_letter_with_the_first_publication(theme):
    updated = make.NOON + timedelta(hours=5)
    assert sitemap(theme, make.make_story("fa", slug="پل", headline="A < B", updated_at=updated)) == EXPECTED


def test_it_holds_today_and_yesterday_and_nothing_older(theme):
    moments = [datetime(2026, 11, 22, 23, 59), datetime(2026, 11, 21, 0, 0), datetime(2026, 11, 20, 23, 59)]
    stories = [make.make_story(headline=f"{at:%d %H}", published_at=at.replace(tzinfo=UTC)) for at in moments]
    assert titles(sitemap(theme, *stories)) == ["22 23", "21 00"]


def test_a_day_passes_and_the_oldest_leave(theme):
    story = make.make_story(headline="Here")
    assert [len(titles(sitemap(theme, story, today=date(2026, 11, 22 + n)))) for n in range(3)] == [1, 1, 0]


def test_it_holds_a_thousand_entries_at_most_and_the_newest(theme):
    stories = [make.make_story(headline=f"{n}", published_at=make.NOON + timedelta(seconds=n)) for n in range(1001)]
    found = titles(sitemap(theme, *stories))
    assert (len(found), found[0], found[-1]) == (1000, "1000", "1")


def test_a_story_whose_edition_is_gone_is_left_out_and_the_others_stay(theme):
    assert titles(sitemap(theme, make.make_story("ckb", headline="Gone"), make.make_story(headline="Here"))) == ["Here"]


def test_a_character_that_no_xml_may_hold_is_left_out(theme):
    assert titles(sitemap(theme, make.make_story(headline="A\x0bB"))) == ["AB"]


@pytest.mark.parametrize(
    ("tag", "language"),
    [("en", "en"), ("fa-AF", "fa"), ("prs", "prs"), ("zh-Hans", "zh-cn"), ("zh-Hant-HK", "zh-tw"), ("zh", "zh-cn")],
)
def test_languages_are_of_two_or_three_letters_but_for_chinese(tag, language):
    assert news_language(tag) == language


@pytest.mark.parametrize("nasty", ["]]>", "<&>", '"', "\u202eright", "\ud7ff"])
def test_every_entry_has_what_the_protocol_requires_whatever_the_headline(theme, nasty):
    [url] = XML.fromstring(sitemap(theme, make.make_story(headline=nasty)))
    news = "{http://www.google.com/schemas/sitemap-news/0.9}"
    tags = [element.tag.removeprefix(news) for element in url.iter() if element.tag.startswith(news)]
    assert tags == ["news", "publication", "name", "language", "publication_date", "title"]
    assert url.findtext(f".//{news}title") == nasty
    assert datetime.fromisoformat(url.findtext(f".//{news}publication_date")).utcoffset() is not None
