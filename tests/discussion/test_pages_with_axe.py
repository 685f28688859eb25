"""Axe looks at the pages about votes, reports, replies, figures and policies, in a language of each direction, on a small
screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client

from courant.discussion import pages
from courant.discussion.models import Status
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
    """What axe finds at an address: `look("/en/transparency/")`; or in a live page that is given, as it is without script
    where that is asked for."""
    context = chromium.new_context(viewport={"width": 360, "height": 700}, bypass_csp=True)

    def answer(route):
        path = route.request.url.removeprefix(ORIGIN)
        if path.endswith(".js") and not has_script:
            return route.abort()
        content = live.get(path) or files.get(f"{path}index.html" if path.endswith("/") else path)
        kind = TYPES.get(path.rpartition(".")[2], "text/html; charset=utf-8")
        return route.fulfill(status=200 if content else 404, body=content or b"", content_type=kind)

    live, has_script = {}, True

    def find(path, content=None, *, script=True):
        nonlocal has_script
        live[path], has_script = content, script
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


SAID = {"en": "اذهبوا إلى شارع البئر 12.", "ar": "Go home to Well Street, 12."}  # in the other direction than the page


@pytest.mark.django_db
@pytest.mark.parametrize("edition", SAID)
@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize(
    ("address", "sent"),
    [("/-/flags/{pk}/", None), ("/-/flags/{pk}/", {"note": "x" * 600}), ("/-/flags/{pk}/sent/", None), ("/-/answers/{pk}/", None)],
)  # fmt: skip
def test_the_pages_to_report_and_to_answer_a_comment(look, make_thread, make_comment, edition, script, address, sent):
    thread = make_thread(edition=edition)
    pages.words.cache_clear()
    comment = make_comment(SAID[edition], on=thread, name="<b>Sami</b>", status=Status.APPROVED)
    path = address.format(pk=comment.pk)
    answer = Client().get(path) if sent is None else Client().post(path, sent)
    assert answer.status_code == (200 if sent is None else 400)
    assert look(path, answer.content, script=script) == []


@pytest.mark.django_db
@pytest.mark.parametrize("edition", SAID)
def test_a_reply_that_is_looked_over_or_handed_back(look, make_thread, make_comment, edition):
    thread = make_thread(edition=edition)
    pages.words.cache_clear()
    comment = make_comment(SAID[edition], on=thread, status=Status.APPROVED)
    for sent, status in (({"text": SAID[edition], "agree": "3"}, 200), ({"text": "", "agree": "3"}, 400)):
        answer = Client().post("/-/comments/12/", {"reply_to": str(comment.pk), "name": "Layla", **sent})
        assert answer.status_code == status, answer.content.decode()
        assert look("/-/comments/12/", answer.content, script=False) == []
