"""Setting one page: its frame, its template, and the pictures that it shows."""

import pytest

from courant.press.file import File, PictureFile
from courant.press.frame import Heading
from courant.press.library import Library
from courant.press.theme import Theme
from courant.press.typesetting import set_page
from tests.press import makers as make
from tests.press.made import Plain

STORY = make.make_story(id="1", slug="bridge")


@pytest.fixture
def page(tmp_path):
    """Set a page with a template that a test writes."""
    (tmp_path / "templates").mkdir()

    def set_with(template, **context):
        (tmp_path / "templates" / "page.html").write_text(template)
        library = Library(Plain(make.make_site(), STORY))
        heading = Heading(path="/en/about/", title="About")
        theme = Theme(tmp_path)
        return list(set_page("page.html", library, theme, edition=make.make_edition(), heading=heading, **context))

    return set_with


def test_a_page_is_a_file_at_the_address_of_its_heading(page):
    assert page("{{ frame.title }}: {{ word }}", word="us") == [File("/en/about/", b"About: us")]


def test_pictures_come_before_the_page_that_shows_them_each_once(page):
    files = page("{{ picture(photo).src }}{{ picture(photo).width }}", photo=make.make_photo())
    assert [type(file) for file in files] == [*[PictureFile] * 4, File]


def test_a_picture_that_is_not_shown_is_no_file_of_the_page(page):
    assert len(page("{% if false %}{{ picture(photo) }}{% endif %}", photo=make.make_photo())) == 1


def test_links_in_rich_text_are_relative_and_those_to_nothing_are_text(page):
    html = '<a href="courant:story:1">here</a> <a href="courant:story:9">nowhere</a>'
    [file] = page("{{ paragraph(html) }}", html=html)
    assert file.content == b'<a href="../../en/city/2026/11/22/bridge/">here</a> nowhere'


def test_absolute_addresses_begin_with_the_origin_and_are_encoded(page):
    [file] = page("{{ absolute('/fa/شهر/') }}")
    assert file.content == b"https://news.example/fa/%D8%B4%D9%87%D8%B1/"
