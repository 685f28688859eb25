"""Threads at work in Chromium: replies by keyboard, new comments offered, drafts that wait for the server."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest
from msgspec.structs import replace

from courant import documents as d
from courant.lib.addresses import file_of
from courant.press.file import File
from courant.press.library import Library
from courant.press.outputs import BY_NAME
from courant.press.theme import Theme
from tests.chromium import CHROMIUM
from tests.themes.makers import AT, Shelf, make_newsroom, make_thread
from tests.themes.words import THEME

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")]
VECTORS = (
    "<script>window.ran = 1</script>",
    '"><img src=x onerror="window.ran = 1">',
    "javascript:window.ran=1",
    "\u202eevil\u202d \u2066x",
    "Z" + "\u0351" * 60,
    "{{ 7*7 }}${7*7}",
)


class Site(SimpleHTTPRequestHandler):
    """Serves files; the application answers while it `is_up`, and keeps what it is sent."""

    is_up, sent = True, None

    def do_GET(self):
        if self.path != "/-/alive/" or not self.is_up:
            return super().do_GET()
        self.send_response(204)
        return self.end_headers()

    def do_POST(self):
        self.sent.append(parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *details):
        """Nothing: the tests' output is for the tests."""


class Served:
    """A story with its thread, printed anew whenever a test says so."""

    def __init__(self, folder):
        self.folder, self.language = folder, "ar"
        for path, content in Theme(THEME).assets():
            (folder / path[1:]).parent.mkdir(exist_ok=True, parents=True)
            (folder / path[1:]).write_bytes(content)
        self.handler = type("Site", (Site,), {"sent": []})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(self.handler, directory=folder))
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}/ar/city/bridge/"
        self.print(make_thread("ar"))

    def print(self, thread):
        shelf = Shelf(*make_newsroom(ar=thread))
        for output, key in (("story_page", "story:ar"), ("comments_pages", thread.key), ("thread_json", thread.key)):
            for file in BY_NAME[output].files(shelf.document(key), Library(shelf), Theme(THEME)):
                if isinstance(file, File):
                    there = self.folder / file_of(file.path)
                    there.parent.mkdir(parents=True, exist_ok=True)
                    there.write_bytes(file.content)


@pytest.fixture
def site(tmp_path):
    served = Served(tmp_path)
    yield served
    served.server.shutdown()
    served.server.server_close()


@pytest.fixture
def page(chromium):
    context = chromium.new_context()
    page = context.new_page()
    yield page
    context.close()


def write(page, text):
    page.fill("#comment-text", text)
    page.check("#comment-agree")


def test_a_reply_is_written_by_keyboard_below_what_it_answers(page, site):
    page.goto(site.address)
    page.focus("#comment-7 .reply")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "comment-text"
    assert page.evaluate("document.querySelector('#comment-7').nextElementSibling.className") == "write"
    assert "Layla" in page.inner_text(".replying")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "reply"
    assert page.input_value("[name=reply_to]") == "" and page.is_hidden(".replying")
    page.keyboard.press("Enter")
    write(page, "جواب")
    page.click(".send")
    page.wait_for_url("**/-/comments/**")
    assert [(form["reply_to"], form["text"]) for form in site.handler.sent] == [(["7"], ["جواب"])]


def test_a_draft_waits_for_the_server_and_is_sent_once(page, site):
    page.goto(site.address)
    page.wait_for_load_state("networkidle")
    page.clock.install()
    write(page, "A line that must not be lost.")
    site.handler.is_up = False
    page.click(".send")
    page.clock.run_for(3_000)
    page.wait_for_selector(".waiting-notice", state="visible")
    page.click(".send", force=True)
    assert site.handler.sent == [] and page.input_value("#comment-text") == "A line that must not be lost."
    site.handler.is_up = True
    page.clock.run_for(11_000)
    page.wait_for_url("**/-/comments/**")
    assert [form["text"] for form in site.handler.sent] == [["A line that must not be lost."]]
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_new_comments_are_offered_and_come_when_the_reader_says_so(page, site):
    page.clock.install()
    page.goto(site.address)
    page.wait_for_load_state("networkidle")  # by then it asks now and then
    page.fill("#comment-text", "Half a thought")
    thread = make_thread("ar")
    new = d.Comment(id="9", text=" ".join(VECTORS), name=VECTORS[0], posted_at=AT, parent_id="8")
    site.print(replace(thread, comments=(*thread.comments, new)))
    page.clock.run_for(61_000)
    page.wait_for_selector(".new-comments a", state="visible")
    assert "١" in page.inner_text(".new-comments")
    assert page.locator("#comment-9").count() == 0
    page.click(".new-comments a")
    page.wait_for_selector("#comment-9")
    assert page.evaluate("document.activeElement.id") == "comment-9"
    assert page.input_value("#comment-text") == "Half a thought"
    assert page.get_attribute("#comments", "data-count") == "3" and page.is_hidden(".new-comments a")


@pytest.mark.parametrize("vector", VECTORS, ids=repr)
def test_nothing_that_a_reader_wrote_runs_or_moves_what_is_around(page, site, vector):
    def around(text):
        top = d.Comment(id="1", name=text, text="Top.", posted_at=AT)
        gone = d.Comment(id="2", posted_at=AT, is_tombstone=True)
        reply = d.Comment(id="3", name="Rana", text="Reply.", posted_at=AT, parent_id="2")
        deeper = d.Comment(id="4", name=text, text="Deeper.", posted_at=AT, parent_id="3", is_pick=True)
        deepest = d.Comment(id="5", name="Rana", text="Deepest.", posted_at=AT, parent_id="4")
        site.print(make_thread("ar", comments=(top, gone, reply, deeper, deepest), picks=(deeper,)))
        page.goto(site.address)
        page.wait_for_load_state("networkidle")
        boxes = "[...document.querySelectorAll('.comment-date, .controls a')].map(e => e.textContent)"
        widths = "document.documentElement.scrollWidth <= innerWidth"
        return page.evaluate(boxes), page.evaluate(widths), page.locator("article.comment").count()

    expected = around("Layla")
    found = around(vector[:40])
    assert found == expected and found[1]
    assert page.evaluate("window.ran") is None
    page.click("#comment-5 .reply")
    page.goto(f"{site.address}comments/picks/")
    assert page.evaluate("window.ran") is None


def test_a_draft_outlives_its_tab_only_where_the_reader_asked_to_be_remembered(page, site):
    page.goto(site.address)
    page.fill("#comment-text", "Not for this device.")
    page.close()
    again = page.context.new_page()
    again.goto(site.address)
    assert (again.input_value("#comment-text"), again.evaluate("localStorage.length")) == ("", 0)
    again.click(".again summary")
    again.check("#comment-remember")
    again.fill("#comment-text", "Half a thou")
    again.close()
    third = page.context.new_page()
    third.goto(site.address)
    assert third.input_value("#comment-text") == "Half a thou"
    assert third.is_checked("#comment-remember")
    third.uncheck("#comment-remember")
    assert third.evaluate("localStorage.length") == 0


def test_a_draft_that_is_sent_is_kept_no_longer(page, site):
    page.goto(site.address)
    page.click(".again summary")
    page.check("#comment-remember")
    write(page, "Sent at once.")
    assert page.evaluate("localStorage.length") == 1
    page.click(".send")
    page.wait_for_url("**/-/comments/**")
    assert page.evaluate("localStorage.length") == 0
    assert [form["remember"] for form in site.handler.sent] == [["yes"]]
