"""In Arabic, without script and by keyboard alone: a comment, its lost answer, sending again, a rejection, an appeal, its
reversal, a change, a withdrawal, and the code from paper. Axe looks at every page on the way."""

import re

from axe_playwright_python.sync_playwright import Axe

from tests.running import until

NAME, TEXT, CHANGED = "ليلى", "لم تصل المياه إلى حيّنا حتى مساء اليوم.", "وصلت المياه إلى حيّنا قبل قليل."
APPEAL, TOLD = "لا أذكر أحدًا باسمه، بل أصف ما رأيت.", "معك حق: لا يذكر التعليق أحدًا."


class Keyboard:
    """Somebody who has no mouse, and whose browser runs no script."""

    def __init__(self, page):
        self.page = page

    def reach(self, selector):
        """Tab until it has the focus."""
        for _step in range(150):
            self.page.keyboard.press("Tab")
            if self.page.locator(f":focus:is({selector})").count():
                return
        raise AssertionError(f"{selector} cannot be reached with Tab on {self.page.url}")

    def write(self, selector, text):
        """Type into a field what shall stand there."""
        self.reach(selector)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    def press(self, selector):
        """Press a button or follow a link."""
        self.reach(selector)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")


def test_a_reader_without_script_or_mouse_uses_every_right_in_arabic(
    newsroom, reader_without_script, open_reader, open_desk
):
    page, onlooker = reader_without_script.page, open_reader().page
    hands = Keyboard(page)
    story = newsroom.story("ar")

    def looks_well():
        """Of what can be opened again, axe finds nothing to complain of."""
        onlooker.goto(page.url)
        found = Axe().run(onlooker).response["violations"]
        assert found == [], [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]
        assert page.locator("html").get_attribute("dir") == "rtl"

    def state():
        return page.locator("[data-state]").first.get_attribute("data-state")

    # Written, and looked over
    page.goto(newsroom.base + story)
    hands.write("#comment-name", NAME)
    hands.write("#comment-text", TEXT)
    hands.reach("#comment-agree")
    page.keyboard.press("Space")
    hands.press("#comment-form button.send")
    sent = {field: page.locator(f"[name={field}]").input_value() for field in ("name", "text", "token", "agree")}
    action = newsroom.base + page.locator("#comment-form").get_attribute("action")

    # The answer is lost on its way; sent again, it brings the receipt of the same comment
    def lose(route):
        route.fetch(max_redirects=0)
        route.abort()

    page.route(action, lose)
    hands.reach("#comment-form button.send")
    with page.expect_event("requestfailed"):
        page.keyboard.press("Enter")
    page.unroute(action)
    again = [page.request.post(action, form=sent, max_redirects=0).headers["location"] for _ in range(2)]
    assert again[0] == again[1]
    page.goto(newsroom.base + again[0])
    assert (state(), page.locator("[data-state]").count()) == ("waiting", 1)
    looks_well()
    comment = page.locator(".state").get_attribute("id").removeprefix("state-")

    # Rejected, under a rule and with words
    send(
        open_desk("moderator"),
        f"/desk/discussion/comments/{comment}/rejections/",
        version="1",
        rule="1",
        reason="rule",
        told=TOLD,
    )
    page.reload()
    assert state() == "rejected"
    assert page.locator(".decision").count() == 1
    looks_well()

    # Appealed against, and reversed by somebody else
    hands.press("a[href$='/appeals/']")
    looks_well()
    hands.write("#comment-text", APPEAL)
    hands.press(".text-form button.send")
    assert page.locator("[data-appeal=open]").count() == 1
    other = open_desk("editor")
    other.goto(f"{newsroom.base}/desk/discussion/appeals/")
    appeal = other.locator("[id^=appeal-]").last.get_attribute("id").removeprefix("appeal-")
    send(other, f"/desk/discussion/appeals/{appeal}/answers/", outcome="REVERSED", told=TOLD)
    page.reload()
    assert state() == "published"
    until(lambda: TEXT in newsroom.printed(story), "the comment is printed", seconds=20)

    # Changed: the old text stands while the new one waits
    hands.press("a[href$='/edits/']")
    looks_well()
    hands.write("#comment-text", CHANGED)
    hands.press(".text-form button.send")
    assert page.locator("[data-edit=waiting]").count() == 1
    assert CHANGED not in newsroom.printed(story)
    looks_well()

    # Moderators have it once the worker has asked its checks
    def stands_in_the_queue():
        other.goto(f"{newsroom.base}/desk/discussion/edits/")
        return other.locator(".moderation-new .moderation-text", has_text=CHANGED).count() == 1

    until(stands_in_the_queue, "the edit waits for a moderator")
    assert Axe().run(other, context="main").response["violations"] == []

    # Found again with the code from paper, typed as people type
    code = page.locator(".code").inner_text().upper().replace("-", " ")
    page.goto(f"{newsroom.base}/-/receipts/?in=ar")
    looks_well()
    hands.write("#code", code)
    hands.press(".text-form button.send")
    assert page.url == newsroom.base + again[0]
    assert page.context.cookies() == [], "nothing is kept that nobody asked for"

    # Withdrawn
    hands.press("a[href$='/withdrawals/']")
    looks_well()
    hands.press("form.acts button.send")
    assert state() == "withdrawn"
    assert TEXT not in page.content()
    looks_well()
    until(lambda: TEXT not in newsroom.printed(story), "the comment is gone from the page", seconds=20)


def send(desk, path, **form):
    """What a page of the desk sends when a button is pressed there."""
    base = re.match(r"https?://[^/]+", desk.url)[0]
    token = next(cookie["value"] for cookie in desk.context.cookies() if cookie["name"] == "csrftoken")
    answer = desk.request.post(base + path, form={**form, "csrfmiddlewaretoken": token}, headers={"Referer": desk.url})
    assert answer.ok, answer.text()[:2000]
