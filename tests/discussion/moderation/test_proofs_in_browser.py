"""Previews of comments, looked at by a real browser: hostile words, directions, axe, without script."""

import mimetypes

import pytest
from axe_playwright_python.sync_playwright import Axe

from courant.discussion import pages
from courant.discussion.models import Edit, Status
from courant.lib import comment_text
from courant.press.theme import Theme
from tests.chromium import CHROMIUM
from tests.themes.words import THEME

pytestmark = [
    pytest.mark.browser, pytest.mark.django_db, pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")
]  # fmt: skip
ORIGIN = "http://newsroom.test"
ASSETS = dict(Theme(THEME).assets())
SAID = {"en": "اذهبوا إلى شارع البئر 12.", "ar": "Go home to Well Street, 12."}  # in the other direction than the page
VECTORS = (
    "<script>document.title='RUN'</script>", "<img src=x onerror=\"document.title='RUN'\">", "<svg onload=document.title='RUN'>",
    "</p></article><iframe srcdoc=\"<script>parent.document.title='RUN'</script>\"></iframe>", "{{ 7*7 }}{% raw %}",
    "javascript:document.title='RUN'", "\" onmouseover=\"document.title='RUN'\" x=\"", "<style>@import '//evil.test/x';</style>",
    "<meta http-equiv=refresh content='0;url=http://evil.test/'>", "<base href=//evil.test/><link rel=stylesheet href=//evil.test/x>",
    "<!--", "--><math><mtext><table><mglyph><style><img src=x onerror=document.title='RUN'>", "&lt;script&gt;document.title='RUN'",
)  # fmt: skip
MOVERS = (
    "\u202etxet desrever",
    "\u2067\u2067\u2067abc",
    "a" + "\u0301\u0316\u0348" * 60,
    "\u200f\u200fabc)",
    "\u2068\u202dx\u2069",
)


@pytest.fixture(params=["en", "ar"])
def edition(request):
    pages.words.cache_clear()
    return request.param


@pytest.fixture
def opened(chromium, desk, moderator):
    """A preview on a small screen: `opened(comment)`; with `asked`, all that its page asked for, and `complaints`."""
    contexts, client = [], desk(moderator)

    def show(wording, *, kind="comments", script=True, **options):
        path = f"/desk/discussion/{kind}/{wording.pk}/proof/"
        answer = client.get(path)
        assert answer.status_code == 200

        def fulfil(route):
            asked.append(route.request.url)
            if route.request.url == ORIGIN + path:
                headers = {
                    name: answer[name] for name in ("Content-Type", "Content-Security-Policy", "Referrer-Policy")
                }
                return route.fulfill(body=answer.content, headers=headers)
            name = route.request.url.removeprefix(ORIGIN)
            kind = mimetypes.guess_type(name)[0]
            return route.fulfill(status=200 if name in ASSETS else 404, body=ASSETS.get(name, b""), content_type=kind)

        options = {"viewport": {"width": 360, "height": 700}} | options
        contexts.append(chromium.new_context(java_script_enabled=script, **options))
        page, asked, complaints = contexts[-1].new_page(), [], []
        page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.route("**/*", fulfil)
        page.goto(ORIGIN + path)
        page.asked, page.complaints = asked, complaints
        return page

    yield show
    for context in contexts:
        context.close()


def test_no_word_of_a_reader_runs_or_asks_for_anything(opened, make_thread, make_comment, edition):
    top = make_comment("\n".join(VECTORS), on=make_thread(edition=edition), name=VECTORS[1], status=Status.APPROVED)
    reply = make_comment("\n".join(VECTORS), parent=top, name=VECTORS[0])
    page = opened(reply)
    texts = page.locator(".comment-text").all_text_contents()
    assert texts == ["\n".join(VECTORS)] * 2 and "RUN" not in page.title()
    assert page.locator(".comments :is(script, img, svg, iframe, style, base, meta, math)").count() == 0
    assert page.locator(".comments a").evaluate_all(f"links => links.every(link => link.origin === '{ORIGIN}')")
    assert {url.removeprefix(ORIGIN) for url in page.asked[1:]} <= {*ASSETS}
    assert page.complaints == []


def test_the_policy_stops_what_would_not_be_escaped(opened, make_thread, make_comment, edition):
    page = opened(make_comment(on=make_thread(edition=edition)))
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'document.title = \"RUN\"'}),"
        "Object.assign(document.createElement('img'), {src: 'http://evil.test/x.png'}))"
    )
    page.wait_for_function("performance.now() > 0")
    assert "RUN" not in page.title() and not [url for url in page.asked if "evil" in url]
    for directive in ("script-src", "img-src"):
        assert any("Content Security Policy" in line and directive in line for line in page.complaints)


@pytest.mark.parametrize("words", MOVERS)
def test_nothing_moves_around_names_and_texts_that_try_to(opened, make_thread, make_comment, edition, words):
    thread = make_thread(edition=edition)
    name, text = comment_text.tidy_name(words), comment_text.tidy_text(words)
    places = []
    for given in ({"name": name, "text": text}, {"name": "abc", "text": "abc"}):
        page = opened(make_comment(on=thread, **given), viewport={"width": 1000, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        start = "right" if edition == "ar" else "left"
        places.append([
            page.evaluate(f"Math.round(document.querySelector('{one}').getBoundingClientRect().{start})")
            for one in (".comment-name", ".comment-text", ".proof-mark h1")
        ] + [page.locator(".comment-date").inner_text()])  # fmt: skip
    assert places[0] == places[1]


def test_each_text_has_its_own_direction_and_the_page_that_of_the_edition(opened, make_thread, make_comment, edition):
    other = {"en": "rtl", "ar": "ltr"}[edition]
    thread = make_thread(edition=edition)
    for direction in (other, "auto"):
        page = opened(make_comment(SAID[edition], on=thread, direction=direction))
        computed = page.evaluate(
            "['html', '.comment', '.comment-text'].map(one => getComputedStyle(document.querySelector(one)).direction)"
        )
        assert computed == [{"ltr": "rtl", "rtl": "ltr"}[other]] * 2 + [other]


def test_nothing_in_it_looks_or_works_like_a_control_of_the_live_site(opened, make_thread, make_comment, edition):
    top = make_comment(SAID[edition], on=make_thread(edition=edition), status=Status.APPROVED)
    page = opened(make_comment(SAID[edition], parent=top))
    live = page.locator(".comments a[href^='/-/']")
    assert live.count() == 4 and not any(link.is_visible() for link in live.all())
    page.locator(".page-head a").last.focus()
    reached = []
    for _each in range(4):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.closest('.comments') && document.activeElement.hash"))
    assert reached[:2] == [f"#comment-{top.pk}", f"#comment-{top.pk + 1}"] and not any(reached[2:])
    frames = page.evaluate("[...document.querySelectorAll('.comment')].map(one => getComputedStyle(one).outlineStyle)")
    assert frames == ["none", "solid"]  # which of them is meant


@pytest.mark.parametrize("script", [True, False])
def test_axe_finds_nothing_and_the_mark_stays_in_sight(opened, make_thread, make_comment, edition, script):
    thread = make_thread(edition=edition)
    top = make_comment("\n".join([SAID[edition]] * 40), on=thread, name="Layla", status=Status.APPROVED)
    reply = make_comment(SAID[edition], parent=make_comment("Undecided.", parent=top))
    at = reply.posted_at
    top.revise(Edit(text=SAID[edition], direction="auto", text_digest="d" * 64, token_hash="e" * 64, at=at))
    for wording, kind in ((reply, "comments"), (top.revisions.get(), "edits")):
        page = opened(wording, kind=kind, script=script, bypass_csp=True)
        mark, last = page.locator(".proof-mark"), page.locator("article.comment").last
        last.evaluate("comment => comment.scrollIntoView({behavior: 'instant'})")
        assert mark.is_visible() and (kind == "edits" or mark.bounding_box()["y"] == 0)
        if kind == "comments":
            assert last.bounding_box()["y"] >= mark.bounding_box()["height"]
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        if script:
            found = Axe().run(page).response["violations"]
            assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
