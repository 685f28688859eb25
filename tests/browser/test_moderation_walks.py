"""The moderators' queue in a real browser: by keyboard alone, without script, with axe, and with hostile words in it."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

HOSTILE = "<img src=x onerror=\"document.title='RUN'\"><script>document.title='RUN'</script>"
PAGES = ("", "reported/", "edits/", "appeals/", "decided/", "log/", "bans/", "threads/?days=1")


@pytest.fixture
def queue(newsroom, open_queue, open_reader):
    """A moderator at the queue, where three comments wait, one of them in the other direction, one hostile."""
    for text in ("The handrail is loose.", "متى يبدأ العمل في الجانب الشرقي؟", HOSTILE):
        reader = open_reader().page
        reader.goto(newsroom.base + newsroom.story("en"))
        reader.fill("#comment-name", "N <b>")
        reader.fill("#comment-text", text)
        reader.check("#comment-agree")
        reader.click("button.send")
        reader.wait_for_url("**/-/receipts/**")
    return open_queue()


def done(page, number):
    page.locator("article.is-done").nth(number - 1).wait_for()


def test_by_keyboard_alone_one_approves_rejects_undoes_and_never_leaves_the_page(queue):
    waiting = queue.locator("article").count()
    assert waiting >= 3 and "RUN" not in queue.title() and HOSTILE in queue.locator("main").text_content()
    assert queue.locator("main img[src=x]").count() == 0
    directions = queue.eval_on_selector_all(
        ".moderation-text", "all => all.map(one => getComputedStyle(one).direction)"
    )
    assert set(directions) == {"ltr", "rtl"} and queue.evaluate("getComputedStyle(document.body).direction") == "ltr"
    first = queue.evaluate("document.activeElement.id")
    queue.keyboard.press("a")
    done(queue, 1)
    assert queue.evaluate("document.activeElement.closest('article').id") != first
    queue.keyboard.press("r")
    queue.keyboard.press("2")
    queue.keyboard.press("Enter")
    done(queue, 2)
    assert queue.locator("[data-moderation-said]").text_content() == "Rejected."
    queue.keyboard.press("z")
    queue.locator("[data-moderation-said]", has_text="Approved.").wait_for(state="attached")
    assert queue.locator(".is-done").count() == 2
    queue.keyboard.press("?")
    assert queue.locator("#moderation-keys[open]").count() == 1
    assert queue.locator("article").count() == waiting


def test_v_opens_the_preview_in_a_tab_beside_the_queue(newsroom, queue):
    shown = []
    for _entry in range(queue.locator("article").count()):
        before = queue.evaluate("document.activeElement.id")
        with queue.context.expect_page() as opened:
            queue.keyboard.press("v")
        page = opened.value
        page.wait_for_load_state()
        shown += page.locator(".comment-text").all_text_contents()
        assert page.locator(".proof-mark").is_visible() and "RUN" not in page.title()
        answer = page.reload()
        assert "unsafe-inline" not in answer.headers["content-security-policy"]
        assert "no-store" in answer.headers["cache-control"]
        page.close()
        assert queue.evaluate("document.activeElement.id") == before
        queue.keyboard.press("j")
    assert HOSTILE in shown and "The handrail is loose." in shown
    queue.set_viewport_size({"width": 360, "height": 700})
    assert queue.locator("[data-proof]").first.bounding_box()["height"] >= 44  # for a finger
    queue.keyboard.press("?")
    assert queue.locator("#moderation-keys", has_text="as it would stand on the page").count() == 1


def test_axe_finds_nothing(newsroom, open_desk):
    page = open_desk("moderator")
    for path in PAGES:
        page.goto(f"{newsroom.base}/desk/discussion/{path}")
        found = Axe().run(page, context="main").response["violations"]
        assert [(path, one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_hostile_notes_do_not_run(newsroom, open_desk):
    page = open_desk("moderator")
    page.goto(f"{newsroom.base}/desk/discussion/decided/")
    page.locator("article .moderation-more").first.click()
    page.fill("[name=text]", HOSTILE)
    page.get_by_role("button", name="Leave the note").click()
    page.locator("main", has_text=HOSTILE).wait_for()  # as text; a click does not wait for what it leads to
    assert "RUN" not in page.title()
    assert page.locator("main img[src=x]").count() == 0


@pytest.fixture
def rtl_desk(newsroom, open_desk):
    """An editor who has the desk in Arabic, until the test is over."""
    page = open_desk("editor")

    def speak(language):
        page.goto(f"{newsroom.base}/desk/account/")
        for name in ("first", "last"):
            page.fill(f"[name=name_email-{name}_name]", "Amal")  # which the form wants besides
        page.select_option("[name=locale-preferred_language]", language)
        page.locator("form:has([name=locale-preferred_language]) button[type=submit]").first.click()
        page.wait_for_load_state()

    speak("ar")
    yield page
    speak("")


def test_in_a_desk_from_right_to_left_every_comment_keeps_its_own_direction(newsroom, rtl_desk):
    rtl_desk.goto(f"{newsroom.base}/desk/discussion/?claimed=yes")
    assert rtl_desk.evaluate("getComputedStyle(document.body).direction") == "rtl"
    found = rtl_desk.eval_on_selector_all(
        ".moderation-text", "all => all.map(one => [one.textContent, getComputedStyle(one).direction])"
    )
    expected = [[text, "rtl" if re.search("[\u0600-\u06ff]", text) else "ltr"] for text, _direction in found]
    assert {direction for _text, direction in expected} == {"ltr", "rtl"} and found == expected


def test_axe_finds_nothing_from_right_to_left(newsroom, rtl_desk):
    for path in PAGES:
        rtl_desk.goto(f"{newsroom.base}/desk/discussion/{path}")
        assert rtl_desk.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        found = Axe().run(rtl_desk, context="main").response["violations"]
        assert [(path, one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_without_script_the_queue_works_by_forms(newsroom, chromium):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{newsroom.base}/desk/login/")
    page.fill("input[name=username]", "moderator")
    page.fill("input[name=password]", newsroom.logins["moderator"])
    page.click("button[type=submit]")
    page.goto(f"{newsroom.base}/desk/discussion/decided/")
    entry = page.locator("article:has(button:text-is('Publish after all'))").first
    name = entry.get_attribute("id")
    entry.get_by_role("button", name="Publish after all").click()
    page.locator("body", has_text="Approved.").wait_for()
    page.goto(f"{newsroom.base}/desk/discussion/comments/{name.removeprefix('comment-')}/")
    with context.expect_page() as opened:
        page.locator("[data-proof]").click()
    opened.value.wait_for_load_state()
    assert opened.value.locator(".proof-mark h1").is_visible()
    assert page.locator(".w-status", has_text="Approved").count() >= 1
    context.close()
