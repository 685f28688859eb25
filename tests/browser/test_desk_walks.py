"""An editor writes, previews, publishes, corrects and takes down a story in the desk; the folder follows."""

import re
from urllib.parse import quote

from playwright.sync_api import TimeoutError

from tests.running import until

HEADLINE = "The lock gates at Marsit move again"
FIRST_WORDS = "The gates opened at noon."


def section_edit_address(page, newsroom):
    page.goto(f"{newsroom.base}/desk/pages/")
    page.goto(f"{newsroom.base}/desk/api/main/pages/?type=desk.SectionPage&fields=*")
    found = page.evaluate("JSON.parse(document.body.innerText).items")
    section = next(item for item in found if item["meta"]["slug"] == "city")
    return section["id"]


def holding(newsroom, words):
    return [
        path for path in newsroom.site.rglob("*")
        if path.is_file() and path.suffix in (".html", ".json", ".xml") and words in path.read_text()
    ]  # fmt: skip


def test_a_story_from_the_first_word_to_the_last_trace(newsroom, open_desk, reader):
    page = open_desk("editor")
    section = section_edit_address(page, newsroom)
    page.goto(f"{newsroom.base}/desk/pages/add/desk/storypage/{section}/")
    page.fill("[name=title]", HEADLINE)
    page.fill("[name=standfirst]", "After eleven days of repairs.")
    page.locator(
        "[data-contentpath=body] [data-streamfield-stream-container] button[title='Insert a block']"
    ).first.click()
    page.get_by_role("option", name="Paragraph").click()
    page.locator("[data-contentpath=body] [contenteditable=true]").first.click()
    page.keyboard.type(FIRST_WORDS)
    # The editor hands its words to the form a moment later than a machine can press a button.
    page.wait_for_function(
        "words => document.querySelector('[name=body-0-value]').value.includes(words)", arg=FIRST_WORDS
    )
    publish(page)
    address = f"/en/city/{newsroom_today()}/the-lock-gates-at-marsit-move-again/"
    until(lambda: newsroom.status(quote(address)) == 200, "the story is on the site", seconds=10)
    assert FIRST_WORDS in newsroom.printed(address)
    until(lambda: HEADLINE in newsroom.printed("/en/"), "the front shows it", seconds=5)
    until(lambda: HEADLINE in (newsroom.site / "en/feed.xml").read_text(), "the feed has it", seconds=5)

    story_id = re.search(r'data-story="(\d+)"', newsroom.printed(address))[1]
    page.goto(f"{newsroom.base}/desk/pages/{story_id}/view_draft/")
    assert page.locator("h1.headline").inner_text() == HEADLINE
    assert page.locator("wagtail-userbar").count() == 1

    page.goto(f"{newsroom.base}/desk/stories/{story_id}/corrections/add/")
    page.fill("[name=text]", "The gates opened at one, not at noon.")
    page.get_by_role("button", name="Add the correction").click()
    until(lambda: "at one, not at noon" in newsroom.printed(address), "the correction is printed", seconds=5)

    page.goto(f"{newsroom.base}/desk/pages/{story_id}/unpublish/")
    page.get_by_role("button", name="Yes, unpublish it").click()
    page.wait_for_load_state()
    until(lambda: newsroom.status(quote(address)) == 410, "the address says that it is gone", seconds=10)
    until(lambda: holding(newsroom, HEADLINE) == [], "no file holds the headline", seconds=5)
    assert holding(newsroom, FIRST_WORDS) == []


def publish(page):
    """Press the button; again where Wagtail was just keeping the draft, which swallows the first press."""
    for _attempt in range(3):
        page.locator("[name=action-publish]").first.evaluate("button => button.click()")
        try:
            page.locator(".messages .success").filter(has_text="published").wait_for(timeout=20_000)
            return
        except TimeoutError:
            page.wait_for_load_state()
    raise AssertionError("the story is not published")


def newsroom_today():
    from datetime import UTC, datetime

    return datetime.now(UTC).strftime("%Y/%m/%d")


def test_the_proof_is_the_printed_page_but_for_addresses_and_the_user_bar(newsroom, open_desk):
    story = newsroom.story("ar")
    printed = newsroom.printed(story)
    story_id = re.search(r'data-story="(\d+)"', printed)[1]
    page = open_desk("editor")
    proof = page.request.get(f"{newsroom.base}/desk/pages/{story_id}/view_draft/").text()
    without_bar = re.sub(
        r"<template.*?</template>|<wagtail-userbar.*?</wagtail-userbar>|<script src=\"/desk/static.*?</script>",
        "",
        proof,
        flags=re.S,
    )

    def bare(html):
        html = re.sub(r'(href|src|action|srcset|data-alive)="[^"]*"', r'\1=""', html)
        return [line.strip() for line in html.splitlines() if line.strip() and "wagtail" not in line.lower()]

    same = [line for line in bare(without_bar) if line in bare(printed)]
    assert len(same) >= 0.98 * len(bare(printed))


def test_a_reporter_may_write_and_not_publish(newsroom, open_desk):
    page = open_desk("reporter")
    section = section_edit_address(page, newsroom)
    page.goto(f"{newsroom.base}/desk/pages/add/desk/storypage/{section}/")
    assert page.locator("[name=action-publish]").count() == 0
    assert (
        page.request.get(f"{newsroom.base}/desk/discussion/").status != 200
        or "/desk/discussion/" not in page.request.get(f"{newsroom.base}/desk/discussion/").url
    )
