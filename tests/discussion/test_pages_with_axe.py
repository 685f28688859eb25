"""Axe looks at the pages about votes, figures and policies, in a language of each direction, on a small screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client

from courant.discussion import pages
from courant.documents import RuleCount, TransparencyMonth
from courant.lib.developing import develop
from courant.press.printing import Press
from courant.press.theme import Theme
from courant.press.tree import Tree
from tests.chromium import CHROMIUM
from tests.press import makers as make
from tests.themes.words import THEME

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")]
ORIGIN = "http://newsroom.test"
TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """A small site, by its addresses."""
    press = Press(Tree(tmp_path_factory.mktemp("tree"), durable=False), Theme(THEME), make.original, develop=develop)
    documents = [make.make_site()]
    for code, direction, numbering in (("en", "ltr", "latn"), ("ar", "rtl", "arab")):
        edition = make.make_edition(code, direction=direction, numbering=numbering, policy_version=2)
        rejected = tuple(RuleCount(number=rule.number, title=rule.title, count=3) for rule in edition.policy_rules)
        documents += [
            edition, make.make_section(code), make.make_page(code, slug="comment-policy", purpose="comment_policy"),
            *(make.make_policy_version(edition, id=f"{code}/{number}", version=number) for number in (1, 2)),
            TransparencyMonth(id=f"{code}/2026-10", edition=edition.key, month="2026-10", is_small=True),
            TransparencyMonth(
                id=f"{code}/2026-11", edition=edition.key, month="2026-11", received=99, rejected=rejected,
                median_minutes=200,
            ),
        ]  # fmt: skip
    press.receive({document.key: document for document in documents})
    press.print_due()
    folder = press.tree.shelf.folder
    yield {path: (folder / path[1:]).read_bytes() for path in press.tree.shelf.paths()}
    press.tree.close()


@pytest.fixture
def look(chromium, files):
    """What axe finds at an address: `look("/en/transparency/")`; or in a live page that is given."""
    context = chromium.new_context(viewport={"width": 360, "height": 700}, bypass_csp=True)

    def answer(route):
        path = route.request.url.removeprefix(ORIGIN)
        content = live.get(path) or files.get(f"{path}index.html" if path.endswith("/") else path)
        kind = TYPES.get(path.rpartition(".")[2], "text/html; charset=utf-8")
        route.fulfill(status=200 if content else 404, body=content or b"", content_type=kind)

    live = {}

    def find(path, content=None):
        live[path] = content
        page = context.new_page()
        page.route("**/*", answer)
        page.goto(ORIGIN + path)
        assert page.evaluate("document.styleSheets.length") > 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        return [
            (found["id"], [node["html"] for node in found["nodes"]]) for found in Axe().run(page).response["violations"]
        ]

    yield find
    context.close()


@pytest.mark.parametrize("edition", ["en", "ar"])
@pytest.mark.parametrize(
    "place", ["transparency/", "transparency/2026-10/", "transparency/2026-11/", "comment-policy/", "comment-policy/1/"]
)
def test_printed_pages_of_figures_and_policies(look, edition, place):
    assert look(f"/{edition}/{place}") == []


@pytest.mark.django_db
@pytest.mark.parametrize("edition", ["en", "ar"])
@pytest.mark.parametrize("choice", ["", "yes", "no"])
def test_the_page_that_says_what_a_reader_answered(look, make_thread, edition, choice):
    make_thread(edition=edition)
    pages.words.cache_clear()
    reader = Client()
    if choice:
        reader.post("/-/votes/12/", {"choice": choice})
    assert look("/-/votes/12/", reader.get("/-/votes/12/").content) == []
