"""All printed pages but the story's."""

import pytest

from tests.themes.makers import EDITIONS, printed

PAGES = {
    "front_page": ("edition:{}", "/{}/"),
    "section_front": ("section:{}", "/{}/city/"),
    "archive_page": ("archive_page:edition:{}/1", "/{}/page/1/"),
    "contributor_page": ("contributor:{}", "/{}/people/rana/"),
    "topic_page": ("topic:{}", "/{}/topics/bridges/"),
    "source_page": ("source:{}", "/{}/sources/mayor/"),
    "plain_page": ("page:{}", "/{}/policy/"),
    "answers": ("edition:{}", "/{}/closed/"),
    "former_address": ("former_address:/{}/gone/", "/{}/gone/"),
}


@pytest.mark.parametrize("language", EDITIONS)
@pytest.mark.parametrize("output", PAGES)
def test_every_page_has_what_every_page_needs(output, language):
    key, path = (text.format(language) for text in PAGES[output])
    page = printed(output, key)[path]
    assert (page.html["lang"], page.html["dir"]) == (language, EDITIONS[language]["direction"])
    assert page.title.text
    assert len(page.select("h1")) == 1
    assert page.select_one("a.skip-link")["href"] == f"#{page.main['id']}"
    assert "default-src 'none'" in page.select_one("meta[http-equiv=Content-Security-Policy]")["content"]
    # What is the answer at any address is one at those with a reader's key, too.
    told = "no-referrer" if output == "answers" else "same-origin"
    assert page.select_one("meta[name=referrer]")["content"] == told
    assert page.select_one("link[type='application/rss+xml']")["href"]


def test_the_front_leads_with_a_photo_and_shows_no_story_twice():
    page = printed("front_page", "edition:en")["/en/"]
    assert page.select_one(".lead img")["fetchpriority"] == "high"
    links = [a["href"] for a in page.select(".teaser-headline a")]
    assert len(links) == len(set(links)) == 2


def test_the_policy_shows_its_rules_numbered_with_anchors():
    page = printed("plain_page", "page:fa")["/fa/policy/"]
    assert page.select_one("#rule-1 .rule-number").text == "۱"


def test_a_pseudonym_is_said_openly():
    assert printed("contributor_page", "contributor:en")["/en/people/rana/"].select_one(".pseudonym").text


def test_a_former_address_leads_on_or_says_that_all_is_gone():
    moved = printed("former_address", "former_address:/en/old/")["/en/old/"]
    gone = printed("former_address", "former_address:/en/gone/")["/en/gone/"]
    assert moved.select_one("meta[name=courant-status]")["content"] == "301"
    assert moved.select_one("meta[http-equiv=refresh]")["content"] == "0; url=../../en/city/bridge/"
    assert gone.select_one("meta[name=courant-status]")["content"] == "410"


def test_the_chooser_offers_every_edition_in_its_own_language():
    page = printed("edition_chooser", "site:site")["/"]
    offered = [(li["lang"], li["dir"], li.a["href"]) for li in page.select("main li")]
    assert offered == [(code, facts["direction"], f"{code}/") for code, facts in EDITIONS.items()]
    assert page.select_one("link[hreflang=x-default]")["href"] == "https://news.example/"
