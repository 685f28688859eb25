"""The reference page, part by part, in every edition: as a file, and as a browser shows it."""

import re

import pytest

from courant.lib.digits import to_digits

EDITIONS = {"en": ("ltr", "latn"), "ar": ("rtl", "arab"), "fa": ("rtl", "arabext")}
PARTS = {
    "section label": r'class="section-label"[^>]*>\s*<a href="\.\./\.\./\.\./\.\./"|class="[^"]*section-label[^"]*"',
    "headline": r'<h1 class="headline">[^<]+</h1>',
    "standfirst": r'<p class="standfirst">[^<]+</p>',
    "byline of an author": r'data-role="by"',
    "byline of a photographer": r'data-role="photos"',
    "byline of a translator": r'data-role="translated"',
    "date of publication": r'class="published">[^<]*<time datetime="2026-[^"]+">[^<]+</time>',
    "lead photo": r'<figure class="photo lead-photo"',
    "bracketed credit": r'<span class="credit">\[<bdi>[^<]+</bdi>\]</span>',
    "photo that circulated online": r'class="photo inline-photo" data-provenance="circulated_online"',
    "subheads with anchors": r'<h2 class="subhead" id="([^"]+)"><a href="#\1">',
    "attributed quote": r'<cite class="quote-source"><a href="[^"]+/sources/[^"]+">',
    "role on the day": r'<span class="quote-role">[^<]+</span>',
    "to whom it was told": r'<span class="quote-told">[^<]+</span>',
    "fact box": r'<aside class="fact-box">',
    "correction": r'<section class="corrections" id="corrections"',
    "topics": r'<a rel="tag" href="[^"]+/topics/',
    "related stories": r'<section class="side-headed related"',
    "other languages": r'rel="alternate" lang="(en|ar|fa)"',
    "vote": r'<section class="vote" id="vote"',
    "comment count": r'<h2 id="comments" data-count="\d+"',
    "comment": r'<article class="comment" id="comment-\d+">',
    "comment form": r'<form class="comment-form"[^>]* method="post" action="(\.\./)+-/comments/\d+/"',
    "required marks": r'<span class="required" aria-hidden="true">\*</span>',
    "countdown": r'id="comment-counter" data-limit="1500"',
    "comment policy at the form": r'href="[^"]*comment-policy/',
    "structured data": r'<script type="application/ld\+json">\{"@context":"https://schema.org"',
}  # fmt: skip


@pytest.mark.parametrize("language", EDITIONS)
@pytest.mark.parametrize("part", PARTS)
def test_the_printed_file_has_the_part(newsroom, language, part):
    assert re.search(PARTS[part], newsroom.printed(newsroom.story(language))), part


@pytest.mark.parametrize("language", EDITIONS)
def test_the_file_has_three_quoted_sources_and_a_limit_in_its_own_digits(newsroom, language):
    html = newsroom.printed(newsroom.story(language))
    assert len(set(re.findall(r'<cite class="quote-source"><a href="([^"]+)"', html))) >= 3
    limit = to_digits(1500, EDITIONS[language][1])
    assert f"{limit} / {limit}" in html
    assert "maxlength" not in html


@pytest.mark.parametrize("language", EDITIONS)
def test_a_browser_sees_the_whole_page_and_asks_nobody_else(newsroom, reader, language):
    direction, numbering = EDITIONS[language]
    page = reader.page
    page.goto(newsroom.base + newsroom.story(language))
    assert page.evaluate("getComputedStyle(document.body).direction") == direction
    assert (
        page.locator("figure.lead-photo img").evaluate("image => image.decode().then(() => image.naturalWidth)") > 400
    )
    caption = page.locator("figure.lead-photo figcaption").inner_text()
    assert "[" in caption and "]" in caption
    assert page.locator("article.comment").count() == int(page.locator("#comments").get_attribute("data-count"))
    count = to_digits(page.locator("article.comment").count(), numbering)
    assert count in page.locator("#comments").inner_text()
    page.fill("#comment-text", "a😀\nb")
    left = to_digits(1496, numbering)
    assert page.locator("#comment-counter").inner_text().startswith(left)
    assert all(url.startswith((newsroom.base, "data:")) for url in reader.requests)
    assert reader.complaints == []


@pytest.mark.parametrize("language", EDITIONS)
def test_the_page_is_readable_at_the_width_of_a_small_phone(newsroom, open_reader, language):
    phone = open_reader(viewport={"width": 320, "height": 640}).page
    phone.goto(newsroom.base + newsroom.story(language))
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
