"""What stands at an address that something published once had."""

import json
import xml.etree.ElementTree as XML

from courant.press import leading_on
from courant.press.serving import printed_status, printed_target
from tests.press import makers as make
from tests.press.made import files_made
from tests.press.reading import Page

STORY = make.make_story(id="1", slug="bridge", headline="Here <now>")
FORMER = make.make_former_address("/en/old/پل/", STORY.key)


def page(theme, *others):
    files = files_made(theme, "former_address", FORMER, make.make_site(), make.make_edition(), *others)
    return Page(FORMER.id, files[FORMER.id])


def test_while_the_successor_is_published_it_is_a_redirect(theme):
    found = page(theme, STORY)
    assert found.status == "301"
    assert found.links.count("../../../en/city/2026/11/22/bridge/") == 2, (
        "in the head for browsers, in the text for readers"
    )
    assert "Here &lt;now&gt;" in found.html


def test_when_the_successor_is_gone_it_is_gone_for_good(theme):
    found = page(theme)
    assert found.status == "410"
    assert "This page is gone" in found.html


def test_search_engines_do_not_keep_it(theme):
    assert not page(theme, STORY).is_indexed


def test_where_the_edition_is_not_published_there_is_nothing(theme):
    assert files_made(theme, "former_address", FORMER, make.make_site(), STORY) == {}


CITY = make.make_section(slug="town", title="Town <hall>")


def of_a_section(theme, *others, archive_pages=2):
    former = make.make_former_address("/en/شهر/", CITY.key, archive_pages=archive_pages)
    return files_made(theme, "former_address", former, make.make_site(), make.make_edition(), *others)


def test_every_archive_page_that_stood_there_leads_to_its_own(theme):
    files = of_a_section(theme, CITY)
    for number in (1, 2):
        found = Page(f"/en/شهر/page/{number}/", files[f"/en/شهر/page/{number}/"])
        assert found.status == "301" and f"../../../../en/town/page/{number}/" in found.links
    assert "/en/شهر/page/3/" not in files


def test_archive_pages_of_what_is_gone_are_gone(theme):
    files = of_a_section(theme)
    assert {Page(path, html).status for path, html in files.items()} == {"410"}
    assert list(files) == ["/en/شهر/", "/en/شهر/page/1/", "/en/شهر/page/2/"]


def test_its_feed_is_one_entry_that_names_the_new_one(theme):
    text = of_a_section(theme, CITY)["/en/شهر/feed.xml"]
    channel = XML.fromstring(text).find("channel")
    assert channel.find("{http://www.w3.org/2005/Atom}link").get("href") == "https://news.example/en/town/feed.xml"
    assert [item.findtext("link") for item in channel.iter("item")] == ["https://news.example/en/town/"]
    assert channel.findtext("item/title") == "This page has moved" and channel.findtext("title") == "Town <hall>"


def test_what_is_beside_it_says_to_servers_where_it_went(theme):
    files = of_a_section(theme, CITY) | files_made(
        theme, "former_address", FORMER, make.make_site(), make.make_edition(), STORY, make.make_thread(STORY)
    )
    leading = {path: text.encode() for path, text in files.items() if not path.endswith("/")}
    assert {path: (printed_status(path, text), printed_target(path, text)) for path, text in leading.items()} == {
        "/en/شهر/feed.xml": (301, "/en/town/feed.xml"),
        "/en/شهر/feed.json": (301, "/en/town/feed.json"),
        "/en/old/پل/story.json": (301, "/en/city/2026/11/22/bridge/story.json"),
        "/en/old/پل/comments.json": (301, "/en/city/2026/11/22/bridge/comments.json"),
    }


def test_a_finished_json_feed_names_the_one_that_goes_on(theme):
    path, text = "/en/شهر/feed.json", of_a_section(theme, CITY)["/en/شهر/feed.json"]
    feed = json.loads(text)
    assert feed["expired"] is True and feed["items"] == [] and feed["version"] == leading_on.JSON_FEED
    assert feed["feed_url"] == "https://news.example/en/town/feed.json"
    assert (printed_status(path, text.encode()), printed_target(path, text.encode())) == (301, "/en/town/feed.json")


def test_a_story_without_a_thread_has_no_comments_to_lead_to(theme):
    files = files_made(theme, "former_address", FORMER, make.make_site(), make.make_edition(), STORY)
    assert set(files) == {"/en/old/پل/", "/en/old/پل/story.json"}
