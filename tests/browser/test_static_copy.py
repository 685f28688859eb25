"""The folder without us: under a sub-path of python's own server, and unpacked on a disk."""

import functools
import shutil
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_arguments):
        pass


@pytest.fixture(scope="module")
def copy(newsroom, tmp_path_factory):
    """The printed folder, copied to mirror/news of an otherwise empty place."""
    place = tmp_path_factory.mktemp("mirror")
    shutil.copytree(newsroom.site, place / "mirror" / "news")
    return place


@pytest.fixture(scope="module")
def mirror(copy):
    """The copy, served by python's own server from a sub-path; the application has no part in it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(copy)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/mirror/news"
    server.shutdown()
    server.server_close()


def test_nothing_is_wrong_with_the_demo_site(newsroom):
    assert "nothing is wrong" in newsroom.courant("check-site")


def test_nothing_is_wrong_with_a_copy_of_it(copy, newsroom):
    assert "nothing is wrong" in newsroom.courant("check-site", str(copy / "mirror" / "news"))


@pytest.mark.parametrize("language", ["en", "ar", "fa"])
def test_pages_pictures_styles_and_language_links_work_from_a_sub_path(mirror, newsroom, reader, language):
    page = reader.page
    page.goto(f"{mirror}/{language}/")
    page.locator("a[href*='/2026/'], a[href*='2026']").first.click()
    page.locator("h1.headline").wait_for()
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontSize") != "32px", "the style is there"
    assert page.locator("figure.lead-photo img").evaluate("i => i.decode().then(() => i.naturalWidth)") > 400
    page.goto(mirror + newsroom.story(language))
    page.locator("nav.translations a").first.click()
    page.locator("h1.headline").wait_for()
    assert page.locator("html").get_attribute("lang") != language
    assert all(url.startswith(mirror) for url in reader.requests if not url.endswith("/-/alive/"))


def test_the_feed_is_there(mirror, reader):
    answer = reader.page.request.get(f"{mirror}/fa/feed.xml")
    assert answer.ok and "<rss" in answer.text()


def test_with_script_the_forms_say_that_they_are_closed_before_anything_is_typed(mirror, newsroom, reader):
    page = reader.page
    page.goto(mirror + newsroom.story("ar"))
    page.locator("#comment-text").scroll_into_view_if_needed()
    page.locator(".write .closed-notice").wait_for(state="visible")
    assert page.locator("button.send").is_disabled()


def test_without_script_a_printed_line_says_that_comments_need_the_main_site(mirror, newsroom, reader_without_script):
    page = reader_without_script.page
    page.goto(mirror + newsroom.story("en"))
    line = page.locator(".copies")
    assert line.is_visible() and newsroom.base.partition("://")[2] in line.inner_text()


def test_unpacked_on_a_disk_the_pages_and_links_work(copy, newsroom, reader):
    page = reader.page
    page.goto(f"file://{copy}/mirror/news/index.html")
    page.locator("a[href*='ar/']").first.click()
    page.locator("a[href*='2026']").first.click()
    page.locator("h1.headline").wait_for()
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontSize") != "32px"
