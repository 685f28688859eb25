"""Texts in the coding that was asked for: the same page for everybody, whatever their browser says."""

import gzip
import random

import pytest

from courant.lib.compression import VARIANTS
from courant.press.shelf import FolderShelf
from courant.site.answers import Question
from courant.site.app import App
from courant.site.printed import PrintedSite
from tests.site.makers import Protocol, Scope, finished, make_settings, make_tree, write

PAGE = b"<!doctype html><p>The bridge over the river reopens.</p>" * 40
OTHER = b"<!doctype html><p>The bridge over the river is closed.</p>" * 40
EXPAND = {variant.coding: variant.expand for variant in VARIANTS} | {None: bytes}


@pytest.fixture
def shelf(tmp_path):
    shelf = FolderShelf(make_tree(tmp_path), durable=False)
    for path in ("/en/story/", "/en/feed.xml", "/", "/404.html"):
        shelf.write(path, PAGE)
    return shelf


@pytest.fixture
def site(tmp_path, shelf):
    return PrintedSite(tmp_path / "current" / "site")


def ask(site, path, accepted=None, **headers):
    fields = {"accept-encoding": accepted} if accepted is not None else {}
    return site.answer(Question(path, headers=fields | {k.replace("_", "-"): v for k, v in headers.items()}))


def text_of(answer):
    return EXPAND[answer.header("content-encoding")](answer.body)


def test_a_browser_gets_the_form_that_it_asks_for(site):
    for coding in [variant.coding for variant in VARIANTS]:
        answer = ask(site, "/en/story/", coding)
        assert (answer.status, answer.header("content-encoding")) == (200, coding)
        assert len(answer.body) < len(PAGE) / 5 and text_of(answer) == PAGE
        assert answer.header("content-type") == "text/html; charset=utf-8"
        assert answer.header("vary") == "Accept-Encoding"


@pytest.mark.parametrize("accepted", [None, "", "identity", "deflate", "br;q=0, gzip;q=0, *;q=0", "gzip;q=0, br;q=0"])
def test_whoever_asks_for_none_gets_the_page_as_it_is_and_caches_hear_that_there_are_others(site, accepted):
    answer = ask(site, "/en/story/", accepted)
    assert (answer.body, answer.header("content-encoding")) == (PAGE, None)
    assert answer.header("vary") == "Accept-Encoding"


def test_each_form_has_a_version_of_its_own_and_is_not_sent_twice(site):
    plain = ask(site, "/en/story/")
    for coding in [variant.coding for variant in VARIANTS]:
        answer = ask(site, "/en/story/", coding)
        etag = answer.header("etag")
        assert etag.startswith('"') and etag != plain.header("etag")
        again = ask(site, "/en/story/", coding, if_none_match=etag)
        assert (again.status, again.body, again.header("etag")) == (304, b"", etag)
        assert again.header("vary") == "Accept-Encoding"
        assert ask(site, "/en/story/", if_none_match=etag).status == 200  # who cannot expand it does not have it
        assert ask(site, "/en/story/", coding, if_none_match=plain.header("etag")).status == 200


def test_the_second_time_every_form_comes_from_memory(site, shelf):
    ask(site, "/en/story/", "gzip")
    answer = site.at_once("/en/story/", None, "gzip")
    assert answer.header("content-encoding") == "gzip" and text_of(answer) == PAGE
    assert site.at_once("/en/story/", answer.header("etag"), "gzip").status == 304
    assert site.at_once("/en/story/", None, None).body == PAGE


def test_a_compressed_form_has_no_address(site, shelf):
    assert (shelf.folder / "en/story/index.html.gz").is_file()
    for path in ("/en/story/index.html.gz", "/en/story/index.html.br", "/en/feed.xml.gz"):
        assert ask(site, path, "gzip").status == 404
        assert site.at_once(path, None, "gzip") is None


@pytest.mark.parametrize(
    "content", [gzip.compress(OTHER), b"no gzip at all", b"", gzip.compress(PAGE)[:-9]], ids=range(4)
)
def test_a_form_of_another_content_is_never_sent(site, shelf, content):
    write(shelf.folder / "en/story/index.html.gz", content)
    answer = ask(site, "/en/story/", "gzip")
    assert (answer.status, answer.body, answer.header("content-encoding")) == (200, PAGE, None)


def test_a_page_read_while_it_was_being_printed_is_read_again_soon(site, shelf, monkeypatch):
    monkeypatch.setattr("courant.site.memory._TRUSTED_FOR", 0)
    monkeypatch.setattr("courant.site.memory._ALONE_FOR", 0)
    form = shelf.folder / "en/story/index.html.gz"
    away = form.rename(form.with_name("away"))
    assert ask(site, "/en/story/", "gzip").header("content-encoding") is None
    away.rename(form)
    assert ask(site, "/en/story/", "gzip").header("content-encoding") == "gzip"


def test_a_reprinted_page_is_new_in_every_form(site, shelf, monkeypatch):
    monkeypatch.setattr("courant.site.memory._TRUSTED_FOR", 0)
    for coding in ("gzip", "br", "identity"):
        assert text_of(ask(site, "/en/story/", coding)) == PAGE
    shelf.write("/en/story/", OTHER)
    for coding in ("gzip", "br", "identity"):
        assert text_of(ask(site, "/en/story/", coding)) == OTHER


def test_a_text_too_large_for_memory_is_sent_compressed_from_memory(site, shelf):
    large = b"".join(b"<url>https://news.example/en/%d/</url>\n" % number for number in range(60_000))
    shelf.write("/sitemap.xml", large)
    assert ask(site, "/sitemap.xml").file
    answer = ask(site, "/sitemap.xml", "gzip")
    assert not answer.file and text_of(answer) == large


def test_pages_that_stand_in_for_others_are_sent_plain(site):
    answer = ask(site, "/nowhere/", "gzip, br")
    assert (answer.status, answer.body, answer.header("content-encoding")) == (404, PAGE, None)


CODINGS = [
    "gzip",
    "br",
    "gzip, deflate, br, zstd",
    "identity",
    "*",
    "*;q=0",
    "deflate",
    "",
    "gzip;q=0.2, br;q=0.1",
    "\xff",
]
LANGUAGES = ["en", "ar,fa;q=0.5", "de", "*", "", "x" * 3000]
OTHERS = {
    "user-agent": ["", "curl/8", "Mozilla/5.0 (X11; Linux)", "Googlebot"],
    "referer": ["", "https://elsewhere.example/?q=1", "/fa/"],
    "x-forwarded-host": ["elsewhere.example"],
    "x-forwarded-for": ["192.0.2.7"],
    "accept": ["text/html", "application/json", "image/avif,*/*;q=0.1"],
    "dnt": ["1"],
    "range": ["bytes=0-10"],
    "cache-control": ["no-cache"],
    "x-requested-with": ["XMLHttpRequest"],
}
COOKIES = ["", "reader=abc", "sessionid=1; csrftoken=2", "language=fa; theme=dark", "=;=;"]
QUERIES = ["", "page=2", "lang=fa", "utm_source=x", "format=json", "%00", "a=1&a=2", "print", "?"]


def variants(count=200):
    """So many askers, all different, no two alike in headers, cookie and query together."""
    chance, seen = random.Random(20261126), set()
    while len(seen) < count:
        headers = {name: chance.choice(values) for name, values in OTHERS.items() if chance.random() < 0.4}
        headers["accept-encoding"], headers["accept-language"] = chance.choice(CODINGS), chance.choice(LANGUAGES)
        headers["cookie"] = chance.choice(COOKIES)
        one = (chance.choice(QUERIES), tuple(sorted(headers.items())))
        if one not in seen:
            seen.add(one)
            yield one[0], headers


def test_two_hundred_askers_get_the_same_bytes(tmp_path, shelf):
    """A page depends on its content only, never on a header, a cookie or a query."""
    app, answers, codings = App(make_settings(tmp_path)), set(), set()
    for query, headers in variants():
        protocol = Protocol()
        finished(app.__rsgi__(Scope("/en/story/", query_string=query, headers=headers), protocol))
        coding = protocol.headers.pop("content-encoding", None)
        codings.add(coding)
        etag = protocol.headers.pop("etag")
        rest = tuple(sorted(protocol.headers.items()))
        answers.add((protocol.status, EXPAND[coding](protocol.body), rest, (coding, etag)))
    assert {answer[:3] for answer in answers} == {(200, PAGE, next(iter(answers))[2])}
    assert len(answers) == len(codings) == 1 + len(VARIANTS)  # one form for each coding, always the same
