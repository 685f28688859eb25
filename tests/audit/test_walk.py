"""Checking a printed folder: a good one has no faults, and every way to break it is named with its address."""

import json
import re

import pytest

from courant.audit import walk
from tests.audit.conftest import STORY

PAGE = STORY.path
FRONT = "/en/"
MARKET = "/en/city/2026/11/22/market/"


def test_a_printed_site_has_no_faults(copy):
    findings = copy.check()
    assert findings.faults == [] and findings.notes == []
    assert findings.pages > 15 and findings.files > 60


def test_a_whole_newsroom_has_no_faults(printed_newsroom):
    tree = printed_newsroom[1].tree
    known = {row[0] for row in tree.documents.tables.execute("SELECT path FROM owned")}
    findings = walk.check(tree.folder, known)
    assert findings.faults == []
    assert findings.notes == [] and findings.pages > 100


def test_several_processes_find_what_one_finds(copy, monkeypatch):
    copy.change(PAGE, "<h1 ", "<h1 style='x' ")
    alone = copy.faults()
    monkeypatch.setattr(walk, "_FEW", 0)
    monkeypatch.setattr(walk.os, "cpu_count", lambda: 2)
    assert copy.faults() == alone != []


MARKUP = [
    ("<main id", "<main class=x id", "is no tag"),
    ("</h1>", "</h2>", "</h2> stands where <h1> is open"),
    ("<h1 class=", '<h1 class="a" class=', "has class twice"),
    ("</article>", "", "stands where <article> is open"),
    ("<h1 class=", '<p><h1 class=', "<h1> stands in a <p>"),
    ('class="headline">', 'class="headline">Salt & bread ', "a bare & stands"),
    ('class="headline">', 'class="headline">3 < 4 ', "is no tag"),
    ("<!doctype html>\n", "", "does not begin with <!doctype html>"),
    ('<html lang="en" dir="ltr"', "<html", "<html> has no lang"),
    (' dir="ltr" data-numbering', " data-numbering", "it must be ltr or rtl"),
    ('id="content"', 'id="comments"', "the id 'comments'"),
    ("<h1 class=", '<h1 style="color: red" class=', "a style within the page"),
    ("<h1 class=", '<h1 onclick="x()" class=', "has onclick: an inline script"),
    ("</main>", "<script>alert(1)</script></main>", "inline script"),
    ("</main>", '<a href="javascript:x()">x</a></main>', "a script"),
    (" alt=", " data-alt=", "has no alt"),
    ("</main>", "</main><li>x</li>", "<li> stands in a <body>"),
    ("</main>", "\x07</main>", "control character U+0007"),
    ("<title>", "<title>x</title><title>", "2 <title> elements"),
    ("ld+json\">{", 'ld+json">{,', "structured data is not JSON"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "named"), MARKUP, ids=[case[2] for case in MARKUP])
def test_a_page_that_is_not_well_formed_is_named(copy, old, new, named):
    copy.change(PAGE, old, new)
    assert any(fault.startswith(f"{PAGE}: ") and named in fault for fault in copy.faults())


OTHERS = [
    ("<img src=", '<img src="https://elsewhere.example/pixel.gif" data-src=', "asks https://elsewhere.example"),
    ("</main>", '<a href="../nowhere/">x</a></main>', "leads to ../nowhere/, and there is no such file"),
    ("</main>", '<a href="#nowhere">x</a></main>', "#nowhere, and there is no such place"),
    ("</main>", '<a href="/en/">x</a></main>', "begins at the root"),
    ("</main>", '<a href="../old/">x</a></main>', "/old/, which has moved"),
    ("</main>", '<a href="../../../../../gone/">x</a></main>', "/en/gone/, which is gone"),
    ("-480.jpg 480w", "-481.jpg 481w", "and there is no such file"),
    ('rel="canonical" href="https://news.example/en', 'rel="canonical" href="https://news.example/fa', "another page's"),
    ('rel="canonical" href="https://news.example', 'rel="canonical" href="', "canonical address is"),
    ('hreflang="fa" href="https://news.example', 'hreflang="fa" href="', "version for fa"),
    ('hreflang="x-default"', 'hreflang="fr"', "have no x-default"),
    ('data-shown="2"', 'data-shown="3"', "says that it has 3 comments, and shows 2"),
    ('data-count="2"', 'data-count="3"', "and 3 comments in its markup"),
    ("2 comments", "٣ comments", "says '٣ comments' in words"),
    ('property="og:image" content="https://news.example/', 'property="og:image" content="https://news.example/x', "names"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "named"), OTHERS, ids=[case[2] for case in OTHERS])
def test_what_a_page_says_of_others_is_held_against_them(copy, old, new, named):
    copy.change(PAGE, old, new)
    assert any(fault.startswith(f"{PAGE}: ") and named in fault for fault in copy.faults())


def test_a_version_that_does_not_answer_is_named_from_both_sides(copy):
    text = copy.file("/fa/شهر/2026/11/22/پل/").read_text()
    copy.write("/fa/شهر/2026/11/22/پل/", re.sub(r'<link rel="alternate" hreflang="en"[^>]*>\n', "", text))
    assert any(fault.startswith(f"{PAGE}: its version for fa") for fault in copy.faults())


def test_plain_links_to_other_sites_and_to_mail_are_fine(copy):
    copy.change(PAGE, "</main>", '<a href="https://elsewhere.example/">x</a><a href="mailto:a@b.example">y</a></main>')
    assert copy.faults() == []


def test_a_missing_page_is_named_by_all_that_lead_there_and_by_the_manifest(copy):
    copy.remove(MARKET)
    faults = copy.faults()
    assert f"{MARKET}: the manifest has it, and the folder has not" in faults
    assert {fault.partition(": ")[0] for fault in faults if "no such file" in fault} >= {
        FRONT, "/en/feed.xml", "/en/feed.json", "/en/city/", "/sitemaps/en-2026-11-1.xml",
    }  # fmt: skip


def test_a_missing_picture_and_a_missing_stylesheet_are_named(copy):
    picture, sheet = next(copy.folder.glob("pictures/*/*")), next(copy.folder.glob("theme/*.css"))
    picture.unlink(), copy.remove(f"/theme/{sheet.name}")
    faults = copy.faults()
    assert any(picture.name in fault and fault.startswith(f"{PAGE}: it shows") for fault in faults)
    assert any(sheet.name in fault and fault.startswith("/404.html: it shows") for fault in faults)


def test_files_that_nobody_knows_or_links_to_are_named(copy):
    copy.write("/pictures/left-over.jpg", b"\xff\xd8")
    copy.write("/en/left-over/", copy.file("/en/not-found/").read_text())
    findings = copy.check()
    assert ("/pictures/left-over.jpg", "nothing links to it") in findings.faults
    assert ("/pictures/left-over.jpg", "the manifest does not know it") in findings.faults
    assert ("/en/left-over/", "the manifest does not know it") in findings.faults
    assert ("/en/left-over/", "nothing links to it") in findings.notes


def test_counts_of_comments_are_held_against_the_json(copy):
    path = f"{PAGE}comments.json"
    data = json.loads(copy.file(path).read_text())
    copy.write(path, json.dumps(data | {"count": 5}))
    assert f"{path}: it counts 5 comments, has 2, and names 0 on further pages" in copy.faults()
    data["thread"]["comments"].pop()
    copy.write(path, json.dumps(data | {"count": 1}))
    assert f"{PAGE}: it shows 2 comments, and comments.json has 1" in copy.faults()
    copy.write(path, json.dumps(data | {"count": 4, "thread": data["thread"] | {"elsewhere": 3, "pages": 2}}))
    assert f"{PAGE}: it counts 2 comments, and comments.json 4" in copy.faults()


def test_the_count_is_held_against_the_comments_of_all_pages(copy):
    further = copy.file(f"{PAGE}comments/newest/").read_text()
    copy.write(f"{PAGE}comments/2/", further)
    assert f"{PAGE}: it counts 2 comments, and its pages show 4" in copy.faults()


@pytest.mark.parametrize(
    ("path", "old", "new", "named"),
    [
        ("/en/feed.xml", "</channel>", "", "not well-formed XML"),
        ("/en/feed.xml", "/market/</link>", "/markets/</link>", "there is no such file"),
        ("/en/feed.json", '"items":', '"items"', "not JSON"),
        ("/en/feed.json", "/market/", "/markets/", "there is no such file"),
        ("/news-sitemap.xml", "/market/", "/markets/", "there is no such file"),
        ("/sitemap.xml", "/sitemaps/en-2026-11-1.xml", "/sitemaps/en-2026-11.xml", "there is no such file"),
        ("/robots.txt", "news-sitemap.xml", "new-sitemap.xml", "there is no such file"),
        (f"{PAGE}story.json", '"id":', '"id"', "not JSON"),
        ("/en/town/", "en/city/", "en/cities/", "a redirect to /en/cities/, and there is no such file"),
        ("/en/town/feed.xml", "en/city/", "en/cities/", "a redirect to /en/cities/feed.xml, and there is no such file"),
        ("/en/town/feed.json", "en/city/", "en/gone/", "a redirect to /en/gone/feed.json"),
        ("/en/town/", "en/city/", "en/gone/", "which has itself moved or is gone"),
    ],
)
def test_other_kinds_of_file_are_looked_at_too(copy, path, old, new, named):
    copy.change(path, old, new)
    assert any(fault.startswith(f"{path}: ") and named in fault for fault in copy.faults())


def test_styles_scripts_and_drawings_ask_nobody_else(copy):
    for suffix, text in (
        ("css", "p { background: url(https://elsewhere.example/a.png) }"),
        ("js", 'fetch("https://elsewhere.example/a")'),
        ("svg", '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://elsewhere.example/a.png"/></svg>'),
    ):
        name = next(copy.folder.glob(f"theme/*.{suffix}")).name
        copy.write(f"/theme/{name}", text)
    asked = {
        fault.partition(": ")[0].rpartition(".")[2] for fault in copy.faults() if "asks https://elsewhere" in fault
    }
    assert asked == {"css", "js", "svg"}


def test_compressed_forms_that_say_something_else_are_named(copy):
    gz, bad = (copy.file(path).with_name("index.html.gz") for path in (PAGE, FRONT))
    gz.write_bytes(copy.file(MARKET).with_name("index.html.gz").read_bytes())
    bad.write_bytes(b"not gzip")
    (copy.folder / "en" / "ghost.html.gz").write_bytes(gz.read_bytes())
    faults = copy.faults()
    assert any(fault.startswith(PAGE) and "holds something else" in fault for fault in faults)
    assert any(fault.startswith(FRONT) and "cannot be expanded" in fault for fault in faults)
    assert "/en/ghost.html.gz: it is a compressed form of nothing" in faults


def test_a_file_that_cannot_be_read_stops_nothing_else(copy):
    copy.write(PAGE, b"<!doctype html>\xff")
    (copy.folder / "en" / "loop.html").symlink_to("loop.html")
    faults = copy.faults()
    assert any("not UTF-8" in fault for fault in faults)
    assert any(fault.startswith("/en/loop.html: it cannot be looked at") for fault in faults)
