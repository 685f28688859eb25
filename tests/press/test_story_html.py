"""A story's text for feed readers: plain HTML, absolute addresses."""

from courant.documents import Correction, FactBox, Paragraph, Subhead
from courant.press.library import Library
from courant.press.story_html import as_html
from tests.press import makers as make
from tests.press.made import Plain

OTHER = make.make_story("fa", id="2", slug="پل")


def html_of(story, *others, edition=None):
    return as_html(story, make.make_site(), edition or make.make_edition(), Library(Plain(story, *others)).label)


def test_texts_are_escaped_and_paragraphs_are_html_already():
    story = make.make_story(standfirst="a < b", body=(Paragraph(html="<p>c &lt; <b>d</b></p>"),))
    assert html_of(story) == "<p>a &lt; b</p><p>c &lt; <b>d</b></p>"


def test_links_inside_the_site_are_absolute_and_those_to_nothing_are_text():
    links = '<p><a href="courant:story:2">here</a> <a href="courant:story:9">nowhere</a></p>'
    story = make.make_story(standfirst="", body=(Paragraph(html=links),))
    address = "https://news.example/fa/city/2026/11/22/%D9%BE%D9%84/"
    assert html_of(story, OTHER) == f'<p><a href="{address}">here</a> nowhere</p>'


def test_every_kind_of_block_has_a_form():
    mayor = make.make_source()
    body = (
        Subhead(text="Before & after", anchor="before"),
        make.make_quote(mayor, "<So>."),
        FactBox(title="Facts", html="<ul><li>One</li></ul>"),
        make.make_photo(caption="The bridge <1>.", credit="Ada"),
    )
    assert html_of(make.make_story(standfirst="", body=body), mayor) == (
        "<h2>Before &amp; after</h2>"
        "<blockquote><p>&lt;So&gt;.</p><p>Mayor, the mayor</p></blockquote>"
        "<h3>Facts</h3><ul><li>One</li></ul>"
        "<p><i>The bridge &lt;1&gt;. [Ada]</i></p>"
    )


def test_a_quote_whose_source_is_gone_keeps_the_role():
    story = make.make_story(standfirst="", body=(make.make_quote(make.make_source(), "So.", told=""),))
    assert html_of(story) == "<blockquote><p>So.</p><p>the mayor</p></blockquote>"


def test_corrections_follow_with_their_date_in_the_editions_calendar():
    story = make.make_story(standfirst="", body=(), corrections=(Correction(at=make.NOON, text="Two & two."),))
    persian = make.make_edition("fa", calendar="jalali")
    assert html_of(story, edition=persian) == "<p><b>۱ آذر ۱۴۰۵</b> Two &amp; two.</p>"
