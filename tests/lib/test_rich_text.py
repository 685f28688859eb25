"""Rich text: a few tags, well nested, whatever comes in."""

import re
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from courant.lib.rich_text import clean_html, parsed, plain_text, rewrite_links

PIECES = st.sampled_from(
    """<p> </p> <b> </b> <i> </i> <strong> </em> <a> <a/href=javascript:alert(1)> <a\thref="https://x/"> </a>
    <a/href='courant:story:1'> <ul> </ul> <ol> </ol> <li> </li> <br> <br/> </br> <script> </script> <style> </style>
    <iframe/src=x> </iframe> <svg/onload=x> </svg> <img/src=x/onerror=y> <div/style=x> </div> <h2> </h2> <table> <td>
    <!-- --> <![if[ ]]> <!doctype <?php ?> & &lt; &#60; &#x3c;script&#x3e; &#0; &#xD800; < > " ' \0 \ud800 \u202e
    <textarea> </textarea> <title> <noscript> <math> </math> <template> <b/> <P> <B/ONCLICK=x> text words""".split()
)
SOUP = st.lists(st.one_of(PIECES, st.text(max_size=6), st.sampled_from([" ", "\n"])), max_size=40).map("".join)
TAG = re.compile("<(/?)([^ >]*)([^>]*)>")
HREF = re.compile(r' href="((?:https://|http://|mailto:|courant:)[^"<>]*)"')


def clean(html):
    return clean_html(html, lambda attributes: attributes.get("href"))


def nesting_faults(html):
    """What is wrong with the tags of a fragment; nothing but the allow-list may be among them."""
    faults, opened = [], []
    for closing, tag, rest in TAG.findall(html):
        inside = opened[-1] if opened else ""
        if tag not in ("p", "b", "i", "a", "ul", "ol", "li", "br"):
            faults.append(f"the tag {tag}")
        if rest and (tag != "a" or not HREF.fullmatch(rest)):
            faults.append(f"the attribute{rest}")
        if closing:
            faults += [] if opened and opened.pop() == tag else [f"a stray </{tag}>"]
        elif tag != "br":
            faults += [f"<{tag}> in <{inside}>"] if (inside in ("ul", "ol")) != (tag == "li") else []
            faults += [f"<{tag}> in a paragraph"] if "p" in opened and tag in ("p", "ul", "ol", "li") else []
            opened.append(tag)
    left = TAG.sub("", html)
    return faults + opened + [mark for mark in "<>" if mark in left]


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>One <strong>two</strong> <em>three</em></p>", "<p>One <b>two</b> <i>three</i></p>"),
        ("<p>a <b>b <i>c</b> d</i> e", "<p>a <b>b <i>c</i></b><i> d</i> e</p>"),
        ("<b><p>x</p></b>y", "<p><b>x</b></p>y"),
        ("<p><b>open</p><p>next</p>", "<p><b>open</b></p><p>next</p>"),
        ("<p>one<p>two", "<p>one</p><p>two</p>"),
        ("<ul>\n<li>a\n<li>b<ul><li>c</ul></ul>", "<ul><li>a\n</li><li>b<ul><li>c</li></ul></li></ul>"),
        ("<ul>a<p>b</p></ul>", "<ul><li>a<p>b</p></li></ul>"),
        ("<li>alone</li>", "<p>alone</p>"),
        ("<p></p><ul><li></li></ul><b></b>", ""),
        ("<h2>A</h2><div>B</div>", "<p>A</p><p>B</p>"),
        ("a<br/>b<br>c</br>", "a<br>b<br>c"),
        ("<script>x()</script>a<style>p{}</style><iframe><p>no</p></iframe>b", "ab"),
        ("<svg><script>x</script><text>no</text></svg>yes", "yes"),
        ('<p onclick="x" style="y" class=z>a</p>', "<p>a</p>"),
        ("<img src=x onerror=alert(1)>a", "a"),
        ("&lt;script&gt; & &amp; \"quotes'", "&lt;script&gt; &amp; &amp; \"quotes'"),
        ("<![foo[ x ]]>a<!-- b --><?php c ?>d<!doctype html>e", "ade"),
        ("a\0b\ud800c&#1;", "abc"),
        ('<a href="https://x/?a=1&amp;b=2">t</a>', '<a href="https://x/?a=1&amp;b=2">t</a>'),
        ('<a href="a" href="https://second/">t</a>', "t"),
        ("<a href='https://x/\"onclick=y'>t</a>", '<a href="https://x/&quot;onclick=y">t</a>'),
        (
            "<a href=https://a/>x<a href=https://b/>y</a>z</a>",
            '<a href="https://a/">x</a><a href="https://b/">y</a>z',
        ),
        ("<a href='java\nscript:alert(1)'>t</a>", "t"),
        ("<a href=' javascript:x'>t</a><a href=//evil/>u</a><a href=data:x>v</a>", "tuv"),
        ("<a href='https://x/\ny'>t</a>", "t"),
        ("<a href='mailto:desk@example.org'>t</a>", '<a href="mailto:desk@example.org">t</a>'),
        ("<p dir=rtl>سلام‌ها</p>", "<p>سلام‌ها</p>"),
        ("<p", "&lt;p"),
        ("", ""),
    ],
)
def test_only_the_allow_list_is_kept(html, kept):
    assert clean(html) == kept
    assert nesting_faults(kept) == []


@given(SOUP)
@example("<a href='courant:x'><ul>text")
@example("<ul><ul><li><p><ul>x</li>y")
def test_any_soup_becomes_well_formed_html_of_known_tags(html):
    kept = clean(html)
    assert nesting_faults(kept) == []
    assert clean(kept) == kept
    kept.encode()


@given(SOUP, st.text(st.one_of(st.characters(), st.sampled_from("\"'<>& :\n")), max_size=20))
def test_an_address_from_the_desk_cannot_leave_its_attribute(html, tail):
    kept = clean_html(html, lambda attributes: "https://x/" + tail)
    assert nesting_faults(kept) == []
    kept.encode()


def test_the_desk_sees_the_attributes_of_each_link():
    seen = []
    clean_html("<a linktype=page ID=7 href>x</a>", seen.append)
    assert seen == [{"linktype": "page", "id": "7", "href": ""}]


def test_ten_thousand_tags_are_neither_deep_nor_slow():
    assert nesting_faults(clean("<ul><li>" * 10_000 + "x")) == []
    assert clean("<b><i>" * 10_000 + "x") == "<b><i>x</i></b>"
    assert clean("</b>" * 10_000 + "<p>" * 10_000 + "x") == "<p>x</p>"


def test_our_links_are_resolved_and_lost_ones_keep_their_text():
    html = clean('<p><a href="courant:story:&amp;1">one</a>, <a href="courant:gone"><b>two</b></a></p>')
    known = {"story:&1": "../2026/11/22/a&b/"}
    assert rewrite_links(html, known.get) == '<p><a href="../2026/11/22/a&amp;b/">one</a>, <b>two</b></p>'


def test_links_to_other_sites_do_not_hand_over_the_window():
    html = clean('<a href="https://x/">a</a> <a href="mailto:a@b">m</a>')
    rewritten = rewrite_links(html, lambda key: None)
    assert rewritten == '<a href="https://x/" rel="noopener">a</a> <a href="mailto:a@b">m</a>'
    assert rewrite_links(rewritten, lambda key: None) == rewritten


def test_a_resolver_cannot_bring_a_script_into_a_link():
    html = clean('<a href="courant:x">t</a>')
    assert rewrite_links(html, lambda key: "javascript:alert(1)") == "t"
    assert rewrite_links(html, lambda key: '"><script>') == '<a href="&quot;&gt;&lt;script&gt;">t</a>'
    assert rewrite_links(html, lambda key: "./") == '<a href="./">t</a>'


def test_words_alone_are_on_one_line_and_do_not_run_together():
    html = "<p>Ahmed &amp; Sons</p><p>said<br>so</p><ul><li>a<li>b</ul><script>no</script>"
    assert plain_text(html) == "Ahmed & Sons said so a b"
    assert plain_text("") == ""


@given(SOUP)
def test_the_words_are_those_of_the_cleaned_text(html):
    kept = clean(html)
    words = unescape(TAG.sub(" ", kept)).split()
    assert "".join(plain_text(kept).split()) == "".join(words)


PLAIN_PIECES = ["<p>", "</p>", '<p data-block-key="a1b2c">', '<p class="x">', "<b>", "</b>", "&", "&amp;", " ", "\n", "\x00", "\u200c",
          "\ud800", "\x85", "words ", "سلام", '"', ">", "p", "\r\n", "\u2028"]  # fmt: skip


@given(st.lists(st.sampled_from(PLAIN_PIECES), max_size=12).map("".join))
def test_plain_paragraphs_come_out_as_if_they_were_read_tag_by_tag(html):
    assert clean_html(html, lambda attributes: None) == parsed(html, lambda attributes: None)


def test_a_plain_paragraph_is_not_read_tag_by_tag(monkeypatch):
    monkeypatch.setattr("courant.lib.rich_text.parsed", None)
    assert (
        clean_html('<p data-block-key="x1">One.</p><p>“Two”</p>', lambda attributes: None) == "<p>One.</p><p>“Two”</p>"
    )
