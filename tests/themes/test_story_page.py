"""The reference page, part by part, in every language."""

import pytest

from courant.discussion.draft import FIELDS
from tests.themes.makers import EDITIONS, make_newsroom, make_story, make_thread, story_page

in_every_language = pytest.mark.parametrize("language", EDITIONS)


@pytest.fixture
def page(language):
    return story_page(language)


@in_every_language
def test_it_says_its_language_and_direction(page, language):
    assert (page.html["lang"], page.html["dir"]) == (language, EDITIONS[language]["direction"])


@in_every_language
def test_it_opens_with_label_type_headline_and_standfirst(page):
    head = page.select_one(".story-head")
    assert head.select_one("a.section-label")["href"].startswith("../../../") and head.select_one("a.section-label")[
        "href"
    ].endswith("/city/")
    assert head.select_one(".story-type")["data-type"] == "analysis"
    assert head.h1.text == "The bridge reopens"
    assert head.select_one(".standfirst").text == "To buses only."


@in_every_language
def test_it_names_who_did_what(page):
    assert [line["data-role"] for line in page.select(".byline")] == ["by", "photos"]
    assert {a.text for a in page.select(".byline bdi a[rel=author]")} == {"Rana"}


@in_every_language
def test_it_dates_publication_and_update(page):
    published, updated = page.select_one(".published time"), page.select_one(".updated time")
    assert published["datetime"].startswith("2026-11-22T09:30")
    assert updated["datetime"].startswith("2026-11-22T11:30")


def test_it_dates_no_update_within_a_minute_of_publication():
    story = make_story("en")
    documents = [doc for doc in make_newsroom() if doc.key != story.key]
    page = story_page("en", *documents, make_story("en", updated_at=story.published_at))
    assert page.select_one(".updated") is None


@in_every_language
def test_a_photo_has_caption_and_bracketed_credit_each_under_its_name(page):
    for figure in page.select("figure.photo"):
        assert figure.select_one(".caption").text == "The bridge at noon."
        assert figure.select_one(".credit").text.startswith("[Photo ")
        assert figure.select_one(".credit").text.endswith("]")
        assert len(figure.select("figcaption .off-screen")) == 2
        assert figure.img["alt"] == "A bridge"
        assert figure.img["width"] and figure.img["height"] and "1600w" in figure.img["srcset"]


@in_every_language
def test_only_the_lead_photo_is_loaded_at_once(page):
    lead, inline = page.select_one(".lead-photo img"), page.select_one(".inline-photo img")
    assert (lead.get("fetchpriority"), lead.get("loading")) == ("high", None)
    assert inline["loading"] == "lazy"


@in_every_language
def test_it_says_how_a_picture_came_to_the_newsroom_unless_its_own_made_it(page):
    assert page.select_one(".lead-photo .provenance") is None
    assert page.select_one("[data-provenance=circulated_online] .provenance").text.strip()


@in_every_language
def test_subheads_can_be_linked_to(page):
    subhead = page.select_one("h2.subhead")
    assert (subhead["id"], subhead.a["href"]) == ("what-failed", "#what-failed")


@in_every_language
def test_a_quote_names_its_source_and_what_it_was_that_day(page):
    quote = page.select_one("figure.quote")
    assert "It is open." in quote.blockquote.text
    assert quote.select_one("cite a").text == "Selma"
    assert quote.select_one(".quote-role").text == "Mayor"
    assert quote.select_one(".quote-told").text == "Told the Tributary"


@in_every_language
def test_corrections_are_dated_newest_first(page):
    corrections = page.select_one("#corrections")
    assert [c.select("p")[1].text for c in corrections.select(".correction")] == ["A new error.", "An old error."]
    assert all(c.time["datetime"] for c in corrections.select(".correction"))


@in_every_language
def test_it_leads_to_topics_related_stories_and_other_languages(page, language):
    assert page.select_one(".topics a").text == "Bridges"
    assert page.select_one(".related .teaser-headline a")["href"] == f"../../../{language}/city/buses/"
    others = page.select(".translations a")
    assert {(a["lang"], a["dir"]) for a in others} == {
        (code, facts["direction"]) for code, facts in EDITIONS.items() if code != language
    }


@in_every_language
def test_every_version_is_said_to_search_engines_itself_included(page, language):
    said = {link["hreflang"]: link["href"] for link in page.select("link[rel=alternate][hreflang]")}
    stories = {code: f"https://news.example/{code}/city/bridge/" for code in EDITIONS}
    assert said == stories | {"x-default": "https://news.example/"}
    assert page.select_one("link[rel=canonical]")["href"] == stories[language]


@in_every_language
def test_it_counts_the_comments_that_it_shows(page):
    assert page.select_one("#comments")["data-count"] == str(len(page.select("article.comment"))) == "2"


@pytest.mark.parametrize(("language", "words"), [("en", "2 comments"), ("ar", "تعليقان"), ("fa", "۲ نظر")])
def test_it_says_the_count_as_the_language_does(page, words):
    assert page.select_one("#comments").text == words
    assert page.select_one(".to-comments").text.strip() == words


@in_every_language
def test_a_comment_is_plain_text_in_its_own_direction(page):
    first, second = page.select(".comment-text")
    assert first.text == "First line.\nSecond <b>line</b>."
    assert (first["dir"], second["dir"]) == ("ltr", "auto")
    assert page.select_one("#comment-7 .comment-name bdi").text == "Layla"


@pytest.mark.parametrize(
    ("language", "counter", "hint"),
    [("en", "1500 / 1500", "1,500"), ("ar", "١٥٠٠ / ١٥٠٠", "١٬٥٠٠"), ("fa", "۱۵۰۰ / ۱۵۰۰", "۱٬۵۰۰")],
)
def test_the_form_says_how_much_fits_in_the_editions_digits(page, counter, hint):
    assert page.select_one("#comment-counter").text == counter
    text = page.select_one("#comment-text")
    assert hint in page.select_one(f"#{text['aria-describedby']}").text


@in_every_language
def test_the_form_brings_what_the_server_needs(page, language):
    form = page.select_one("#comment-form")
    assert (form["method"], form["action"]) == ("post", f"../../../-/comments/{language}/")
    assert {field["name"] for field in form.select("[name]")} == set(FIELDS) - {"text_dir", "answer"}
    assert (form.textarea["dir"], form.textarea["dirname"]) == ("auto", "text_dir")
    assert form.select_one("[name=agree]")["value"] == "1"
    assert form.select_one("[name=token]")["value"] == ""
    assert [field["name"] for field in form.select("[required]")] == ["text", "agree"]


@in_every_language
def test_it_asks_whether_readers_like_the_article(page, language):
    vote = page.select_one("#vote")
    assert vote.form["action"] == f"../../../-/votes/{language}/"
    assert [(b["name"], b["value"]) for b in vote.select("button")] == [("choice", "yes"), ("choice", "no")]
    assert (vote.select_one(".vote-count")["data-yes"], vote.select_one(".vote-count")["data-no"]) == ("12", "3")


def test_a_closed_thread_says_so_and_has_no_form():
    documents = [doc for doc in make_newsroom() if doc.key != "thread:en"]
    page = story_page("en", *documents, make_thread("en", is_open=False, comments=(), yes=0, no=0))
    assert page.select_one(".thread-closed").text
    assert page.select_one("#comment-form") is None
    assert page.select_one("#comments").text == "No comments yet"
    assert page.select_one(".vote-count").text.strip() == "Numbers are shown when enough readers have answered."
