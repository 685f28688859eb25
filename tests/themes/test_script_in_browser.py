"""The script of the plain theme at work in Chromium, on one printed page served as files."""

import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from courant.lib import stamps
from courant.press.theme import Theme
from tests.chromium import CHROMIUM
from tests.themes.makers import story_page
from tests.themes.words import THEME

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")]
STORY = "ar/city/bridge/"


class Site(SimpleHTTPRequestHandler):
    """Serves files; answers /-/alive/ while the application `is_up`."""

    is_up = True

    def do_GET(self):
        if self.path != "/-/alive/" or not self.is_up:
            return super().do_GET()
        self.send_response(204)
        return self.end_headers()

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_error(503)

    def log_message(self, *details):
        """Nothing: the tests' output is for the tests."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    site = tmp_path_factory.mktemp("site")
    page = site / STORY / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(str(story_page("ar")))
    for path, content in Theme(THEME).assets():
        (site / path[1:]).parent.mkdir(exist_ok=True)
        (site / path[1:]).write_bytes(content)
    return site


@pytest.fixture
def serve(folder):
    """Start a site: `serve(is_up=False)` is one whose application is down. Gives the story's address."""
    servers = []

    def start(*, is_up):
        handler = type("Site", (Site,), {"is_up": is_up})
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/{STORY}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def page(chromium):
    page = chromium.new_page()
    yield page
    page.close()


def form_sent_by(page):
    """The fields of the next comment that the page sends."""
    with page.expect_request(lambda request: request.method == "POST") as sending:
        page.click(".send")
    page.wait_for_url("**/-/comments/**")
    return parse_qs(sending.value.post_data, keep_blank_values=True)


def sent_by(page):
    """The token of the next comment that the page sends."""
    return form_sent_by(page)["token"][0]


def is_stamped(form):
    values = {name: form[name][0] for name in ("token", "text", "stamp")}
    stamp = values.pop("stamp")
    return stamps.is_good(stamp, story_id="ar", policy_version=int(form["agree"][0]), **values)


@pytest.mark.parametrize(
    "text", ["عبرته هذا الصباح.\nشكرًا 😀", "a\n\n b ", "می\u200cرود \ud83d"], ids=["lines", "ends", "half"]
)
def test_what_it_sends_has_a_good_stamp_also_where_it_is_sent_at_once(page, serve, text):
    page.goto(serve(is_up=True))
    page.check("#comment-agree")
    page.evaluate("text => { document.getElementById('comment-text').value = text }", text)
    assert is_stamped(form_sent_by(page))


def test_the_stamp_is_there_before_the_reader_sends_and_goes_when_they_write_on(page, serve):
    page.goto(serve(is_up=True))
    page.fill("#comment-text", "عبرته هذا الصباح.")
    page.wait_for_selector("[name=stamp][value]:not([value=''])", state="attached")
    page.fill("#comment-text", "عبرته هذا المساء.")
    page.check("#comment-agree")
    assert is_stamped(form_sent_by(page))


def test_a_browser_that_cannot_compute_sends_no_token_and_so_gets_the_preview(page, serve):
    page.add_init_script("Object.defineProperty(crypto, 'subtle', { value: undefined })")
    page.goto(serve(is_up=True))
    page.fill("#comment-text", "عبرته هذا الصباح.")
    page.check("#comment-agree")
    form = form_sent_by(page)
    assert (form["token"], form["stamp"]) == ([""], [""])


def test_it_counts_code_points_down_in_the_editions_digits(page, serve):
    page.goto(serve(is_up=True))
    page.fill("#comment-text", "سلام 😀\n")
    assert page.inner_text("#comment-counter") == "١٤٩٣ / ١٥٠٠"
    page.fill("#comment-text", "س" * 1501)
    assert page.inner_text("#comment-counter") == "\u2212١ / ١٥٠٠"
    assert page.get_attribute("#comment-text", "aria-invalid") == "true"


def test_the_same_text_keeps_its_token_after_a_failure_and_another_gets_another(page, serve):
    page.goto(serve(is_up=True))
    page.fill("#comment-text", "عبرته هذا الصباح.")
    page.check("#comment-agree")
    first = sent_by(page)
    assert re.fullmatch(r"[\w-]{43}", first)
    page.go_back()
    assert page.input_value("#comment-text") == "عبرته هذا الصباح."
    assert sent_by(page) == first
    page.go_back()
    page.fill("#comment-text", "عبرته هذا المساء.")
    assert sent_by(page) != first


@pytest.mark.parametrize("is_up", [True, False])
def test_it_says_before_typing_when_the_discussion_is_closed(page, serve, is_up):
    page.goto(serve(is_up=is_up))
    with page.expect_response("**/-/alive/"):
        page.focus("#comment-text")
    notice = page.locator(".write .closed-notice")
    notice.wait_for(state="hidden" if is_up else "visible")
    assert page.is_enabled(".send") == is_up


def test_links_of_an_unpacked_folder_name_their_files(page, folder):
    page.goto((folder / STORY / "index.html").as_uri())
    links = page.eval_on_selector_all("a", "links => links.map(link => link.getAttribute('href'))")
    assert [link for link in links if re.search(r"/(#|$)", link) and "://" not in link] == []
    assert "../../../en/city/bridge/index.html" in links
