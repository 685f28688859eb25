"""The feeds of corrections."""

import json
import xml.etree.ElementTree as XML
from datetime import timedelta

from msgspec.structs import replace

from courant.documents import Correction
from tests.press import makers as make
from tests.press.made import files_made

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
EDITION = make.make_edition()


def feeds(theme, *documents, edition=EDITION):
    files = files_made(theme, "corrections_feed", edition, make.make_site(), *documents)
    assert list(files) == [f"{edition.path}corrections/feed.xml", f"{edition.path}corrections/feed.json"]
    rss, json_feed = files.values()
    return XML.fromstring(rss).find("channel"), json.loads(json_feed)


def corrected(count=1, edition="en", **fields):
    corrections = tuple(
        Correction(at=make.NOON + timedelta(hours=n), text=f"Not <{n}> & \x0bnot {n + 1}.", id=f"{n}")
        for n in range(count)
    )
    return make.make_story(edition, corrections=corrections, **fields)


def test_an_entry_is_a_correction_with_the_place_of_it_in_the_story(theme):
    channel, data = feeds(theme, corrected(slug="bridge", headline="The <bridge>"))
    [item] = channel.findall("item")
    address = "https://news.example/en/city/2026/11/22/bridge/#correction-0"
    html = '<div dir="ltr" lang="en"><p>Not &lt;0&gt; &amp; not 1.</p></div>'
    assert (item.findtext("title"), item.findtext("link"), item.findtext(CONTENT)) == ("The <bridge>", address, html)
    assert item.findtext("guid") == "correction:0@news.example"
    assert data["items"] == [
        {
            "id": "correction:0@news.example",
            "url": address,
            "title": "The <bridge>",
            "content_html": html,
            "date_published": "2026-11-22T12:00:00+00:00",
            "date_modified": "2026-11-22T12:00:00+00:00",
            "language": "en",
        }
    ]
    assert (channel.findtext("title"), data["title"]) == ("The Bridge: Corrections", "The Bridge: Corrections")


def test_the_thirty_newest_stand_in_it_newest_first(theme):
    channel, data = feeds(theme, corrected(20), replace(corrected(20), id="2"))
    assert len(channel.findall("item")) == len(data["items"]) == 30
    dates = [item["date_published"] for item in data["items"]]
    assert dates == sorted(dates, reverse=True)


def test_it_speaks_the_language_of_its_edition(theme):
    persian = make.make_edition("fa")
    channel, data = feeds(theme, corrected(edition="fa", slug="پل"), edition=persian)
    assert channel.findtext("title") == data["title"] == "پل: تصحیح‌ها"
    assert data["items"][0]["content_html"].startswith('<div dir="rtl" lang="fa">')
    assert data["items"][0]["url"].isascii()


def test_without_corrections_both_are_well_formed_and_empty(theme):
    channel, data = feeds(theme, make.make_story())
    assert (channel.findall("item"), data["items"]) == ([], [])
