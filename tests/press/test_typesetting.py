"""Setting one page: its frame, its template, and the pictures that it shows."""

import pytest

from courant.press.file import File, PictureFile
from courant.press.frame import Heading
from courant.press.library import Kept, Library
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


LINE = '{% from "macros.html" import line with context %}{{ line(word) }}'


def two_pages(tmp_path, macros, template=LINE):
    """Two pages of one depth that import the same macros, set one after the other, as in a run of the press."""
    (tmp_path / "templates").mkdir(exist_ok=True)
    (tmp_path / "templates" / "macros.html").write_text(macros)
    (tmp_path / "templates" / "page.html").write_text(template)
    kept, theme = Kept(), Theme(tmp_path)
    for path, word in (("/en/one/", "first"), ("/en/two/", "second")):
        library = Library(Plain(make.make_site(), STORY), kept)
        heading = Heading(path=path, title=path)
        photo = make.make_photo(make.make_picture(word))
        yield list(
            set_page("page.html", library, theme, edition=make.make_edition(), heading=heading, word=word, photo=photo)
        )


def test_macros_that_are_made_once_speak_of_the_page_being_set(tmp_path):
    macros = "{% macro line(word) %}{{ word }} {{ frame.path }} {{ url(frame.path ~ '#top') }} {{ url('/en/one/#top') }}{% endmacro %}"
    texts = [page[-1].content.decode() for page in two_pages(tmp_path, macros)]
    assert texts == ["first /en/one/ #top #top", "second /en/two/ #top ../../en/one/#top"]


def test_pictures_belong_to_the_page_that_shows_them(tmp_path):
    template = '{% from "macros.html" import line with context %}{{ line(photo) }}'
    pages = two_pages(tmp_path, "{% macro line(photo) %}{{ picture(photo).src }}{% endmacro %}", template)
    for *files, page in pages:
        assert len(files) == 4
        assert {file.path.split("/")[2] for file in files} == {page.content.decode().split("/")[2]}


def captions(tmp_path, macros, template=LINE):
    return [page[-1].content.decode() for page in two_pages(tmp_path, macros, template)]


def test_macros_that_ask_for_what_is_a_pages_own_are_made_for_each_page(tmp_path):
    first, second = captions(tmp_path, "{% macro line(word) %}{{ photo.picture.id }}{% endmacro %}")
    assert (first, second) == ("first", "second")


def test_so_are_macros_that_import_such_macros(tmp_path):
    inner = "{% macro inner() %}{{ photo.picture.id }}{% endmacro %}"
    macros = '{% from "inner.html" import inner with context %}{% macro line(word) %}{{ inner() }}{% endmacro %}'
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "inner.html").write_text(inner)
    assert captions(tmp_path, macros) == ["first", "second"]


def test_a_file_that_has_more_than_macros_is_made_for_each_page(tmp_path):
    macros = "{% set caption = photo.picture.id %}{% macro line(word) %}{{ caption }}{% endmacro %}"
    texts = [page[-1].content.decode() for page in two_pages(tmp_path, macros)]
    assert texts[0] != texts[1]
