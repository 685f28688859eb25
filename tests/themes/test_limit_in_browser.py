"""The limit is counted alike by the browser, by the server and by the page without script, through real form encoding.

A thousand random strings in every run; COURANT_TORTURE=1 makes it twenty thousand.
"""

import os
import random
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from jinja2 import Environment

from courant.discussion import incoming
from courant.lib import comment_text
from tests.chromium import CHROMIUM
from tests.themes.words import THEME

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")]
COUNT = 20_000 if os.environ.get("COURANT_TORTURE") == "1" else 1_000
AT_ONCE = 90  # fields of one form: the server takes a hundred
# Every script of the standards, what joins and marks letters, what turns direction, all ends of lines, half characters.
LETTERS = [
    "abcXYZ 0189", "éñßøţ", "سلامكىيۀ٠٩", "کگچپی۴", "ەێۆڕڵ", "אבגד\u05b0\u05b7", "ابپتٹ", "привітґ", "မြန်မာ", "አማርኛ",
    "中文漢字", "हिन्दी", "བོད", "한국어", "日本語かな", "🔥👩‍🚒❤️🇮🇶", "\u0301\u0327\u064b\u0651", "\u200c\u200d\u200e\u200f", "\u202a\u202e\u2066\u2069",
    "\r\n", "\n", "\r", "\t", "\u2028\u2029\x85", "\ud83d", "\udc00", "\0", "&=+%#;", " \u00a0\u3000", "\U0010ffff\ue000",
]  # fmt: skip
IN_PAGE = """texts => {
  const form = document.createElement('form');
  form.method = 'post';
  form.acceptCharset = 'utf-8';
  const counts = texts.map((text, number) => {
    const field = document.createElement('textarea');
    field.name = `t${number}`;
    field.value = text;
    form.append(field);
    return COUNTED;
  });
  document.body.replaceChildren(form);
  setTimeout(() => form.submit());
  return counts;
}"""


@pytest.fixture
def received():
    """A site that takes forms: its address, and the bodies that it was sent."""
    bodies = []

    class Site(BaseHTTPRequestHandler):
        def do_GET(self):
            self.answer()

        def do_POST(self):
            bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.answer()

        def answer(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>Here</title><body></body>")

        def log_message(self, *details):
            """Nothing: the tests' output is for the tests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", bodies
    server.shutdown()
    server.server_close()


def some_text(chance):
    return "".join(chance.choice(chance.choice(LETTERS)) for _ in range(chance.choice([0, 1, 2, 5, 20, 60])))


def counting_of_the_script():
    """How the script counts, as it stands there."""
    return re.search(r"\[\.\.\.textarea\.value\]\.length", (THEME / "script.js").read_text())[0].replace(
        "textarea", "field"
    )


def counting_of_the_page():
    """How the page without script counts, as it stands in the template."""
    template = (THEME / "templates" / "discussion.html").read_text()
    return Environment().compile_expression(re.search(r"set length = form\.(text\|.*length) %}", template)[1])


def test_browser_server_and_page_count_alike(chromium, received):
    address, bodies = received
    in_page, on_page = IN_PAGE.replace("COUNTED", counting_of_the_script()), counting_of_the_page()
    chance = random.Random(20261122)
    page = chromium.new_page()
    page.goto(address)
    for _ in range(-(-COUNT // AT_ONCE)):
        texts = [some_text(chance) for _ in range(AT_ONCE)]
        with page.expect_navigation():
            by_browser = page.evaluate(in_page, texts)
        arrived = [value.decode() for _, value in incoming._from_urlencoded(bodies.pop())]
        by_server = [comment_text.length(text) for text in arrived]
        by_page = [on_page(text=text) for text in arrived]
        wrong = [
            (text, counts)
            for text, *counts in zip(texts, by_browser, by_server, by_page, strict=True)
            if len(set(counts)) > 1
        ]
        assert not wrong, ascii(wrong[:3])
    page.close()
