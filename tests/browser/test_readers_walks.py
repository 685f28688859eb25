"""Readers vote and comment, with and without script, in every direction; the page shows it within a second."""

import re
from time import monotonic

import pytest

from tests.running import until

WORDS = {
    "en": ("Layla", "The booster pump has started.\nThank you for asking."),
    "ar": ("ليلى", "بدأت المضخة بالعمل.\nشكرًا على السؤال."),
    "fa": ("لیلا", "پمپ به کار افتاد.\nممنون که می‌پرسید."),
}


def votes(html):
    found = re.search(r'data-yes="(\d+)" data-no="(\d+)"', html)
    return int(found[1]), int(found[2])


@pytest.mark.parametrize("script", [True, False], ids=["script on", "script off"])
@pytest.mark.parametrize("language", WORDS)
def test_a_reader_votes_changes_their_mind_and_is_counted_once(newsroom, open_reader, language, script):
    story = newsroom.story(language)
    yes, no = votes(newsroom.printed(story))
    page = open_reader(script=script).page
    page.goto(newsroom.base + story)
    page.click("button[name=choice][value=yes]")
    page.wait_for_url(f"{newsroom.base}/-/votes/**")
    assert page.locator("button[value=yes]").get_attribute("aria-pressed") == "true"
    until(lambda: votes(newsroom.printed(story)) == (yes + 1, no), "the vote is printed", seconds=10)
    page.click("button[name=choice][value=no]")
    until(lambda: votes(newsroom.printed(story)) == (yes, no + 1), "the changed vote is printed", seconds=10)


@pytest.mark.parametrize("language", WORDS)
def test_without_script_a_comment_is_previewed_then_sent_once(newsroom, reader_without_script, language):
    page, (name, text) = reader_without_script.page, WORDS[language]
    page.goto(newsroom.base + newsroom.story(language))
    page.fill("#comment-name", name)
    page.fill("#comment-text", text)
    page.check("#comment-agree")
    page.click("button.send")
    assert page.locator(".preview .comment-text").inner_text() == text
    assert page.locator("html").get_attribute("lang") == language
    sent = {field: page.locator(f"[name={field}]").input_value() for field in ("name", "text", "token", "agree")}
    address = page.locator("#comment-form").get_attribute("action")
    page.click("button.send")
    page.wait_for_url(f"{newsroom.base}/-/receipts/**")
    again = page.request.post(newsroom.base + address, form=sent, max_redirects=0)
    assert newsroom.base + again.headers["location"] == page.url, "sending again brings the same receipt"


@pytest.mark.parametrize("language", WORDS)
def test_with_script_a_comment_is_sent_at_once_and_stands_printed_within_a_second_of_approval(
    newsroom, reader, open_queue, language
):
    page, (name, text) = reader.page, WORDS[language]
    story = newsroom.story(language)
    text = f"{text} ({language})"
    page.goto(newsroom.base + story)
    page.fill("#comment-name", name)
    page.fill("#comment-text", text)
    page.check("#comment-agree")
    page.click("button.send")
    page.wait_for_url(f"{newsroom.base}/-/receipts/**")
    desk = open_queue()
    for _step in range(40):
        focused = desk.evaluate("document.activeElement.innerText || ''")
        if text.splitlines()[1] in focused:
            break
        desk.keyboard.press("j")
    began = monotonic()
    desk.keyboard.press("a")
    until(lambda: text in newsroom.printed(story), "the comment is printed", seconds=5)
    assert monotonic() - began < 1, "within a second of the key being pressed"
    page.reload()
    assert page.locator("[data-state=published]").count() == 1


def test_an_over_long_comment_comes_back_with_its_text_and_a_reason(newsroom, reader_without_script):
    page = reader_without_script.page
    page.goto(newsroom.base + newsroom.story("fa"))
    page.fill("#comment-text", "آ" * 1501)
    page.check("#comment-agree")
    page.click("button.send")
    assert page.locator("#comment-text").input_value() == "آ" * 1501
    assert page.locator("[role=alert]").count() == 1
    assert page.locator("#comment-text").get_attribute("aria-invalid") == "true"
