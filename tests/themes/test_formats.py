"""What machines are told, in every language of the theme: feeds, versions, the web app manifest, labels off the screen."""

import json
import xml.etree.ElementTree as XML

import pytest

from courant.press.library import Library
from courant.press.outputs import BY_NAME
from courant.press.theme import Theme
from tests.themes.makers import EDITIONS, Shelf, make_newsroom, printed, story_page
from tests.themes.words import THEME

CORRECTIONS = {"en": "Corrections", "ar": "تصويبات", "fa": "تصحیح‌ها"}
LABELS = {
    "en": ("Photo caption", "Photo credit"), "ar": ("شرح الصورة", "مصدر الصورة"), "fa": ("شرح عکس", "منبع عکس"),
}  # fmt: skip
VERSIONED = {
    "front_page": ("edition:{}", "/{}/"), "section_front": ("section:{}", "/{}/city/"),
    "story_page": ("story:{}", "/{}/city/bridge/"), "plain_page": ("page:{}", "/{}/policy/"),
    "corrections_page": ("edition:{}", "/{}/corrections/"),
}  # fmt: skip


def text_of(output, key, path):
    shelf = Shelf(*make_newsroom())
    files = BY_NAME[output].files(shelf.document(key), Library(shelf), Theme(THEME))
    return next(file.content for file in files if file.path == path)


@pytest.mark.parametrize("language", EDITIONS)
def test_feeds_speak_the_language_of_the_edition(language):
    rss = XML.fromstring(text_of("feed", f"edition:{language}", f"/{language}/feed.xml")).find("channel")
    data = json.loads(text_of("feed", f"edition:{language}", f"/{language}/feed.json"))
    corrections = json.loads(
        text_of("corrections_feed", f"edition:{language}", f"/{language}/corrections/feed.json")
    )  # fmt: skip
    title, direction = EDITIONS[language]["title"], EDITIONS[language]["direction"]
    assert (rss.findtext("language"), data["language"], rss.findtext("title")) == (language, language, title)
    assert data["items"][0]["content_html"].startswith(f'<div dir="{direction}" lang="{language}">')
    assert corrections["title"] == f"{title}: {CORRECTIONS[language]}"
    assert len(corrections["items"]) == 2


@pytest.mark.parametrize("output", VERSIONED)
def test_every_version_lists_itself_and_all_others_alike(output):
    key, path = VERSIONED[output]
    found = {}
    for language in EDITIONS:
        page = printed(output, key.format(language))[path.format(language)]
        found[language] = {link["hreflang"]: link["href"] for link in page.select("head link[hreflang]")}
    assert found["en"] == found["ar"] == found["fa"]
    expected = {language: f"https://news.example{path.format(language)}" for language in EDITIONS}
    assert found["en"] == expected | {"x-default": "https://news.example/"}


@pytest.mark.parametrize("language", EDITIONS)
def test_labels_off_the_screen_say_what_a_line_is(language):
    labels = {label.text for label in story_page(language).select("figure .off-screen")}
    assert labels == set(LABELS[language])


@pytest.mark.parametrize("language", EDITIONS)
def test_the_web_app_has_the_name_language_and_direction_of_the_edition(language):
    manifest = json.loads(text_of("web_manifest", f"edition:{language}", f"/{language}/app.webmanifest"))
    facts = EDITIONS[language]
    assert (manifest["name"], manifest["lang"], manifest["dir"]) == (facts["title"], language, facts["direction"])


@pytest.mark.parametrize("language", EDITIONS)
def test_a_name_in_another_direction_moves_nothing_around_it(language):
    page = story_page(language)
    assert page.select("p.byline bdi > a[rel=author]") and page.select("cite.quote-source bdi")
    assert all(name.find("bdi") for name in page.select("figure .credit"))
