"""The theme: templates in the edition's language, and files named by their content."""

import hashlib
import shutil

import pytest
from jinja2 import UndefinedError

from courant.press.theme import Theme
from tests.press import makers as make
from tests.press.conftest import THEME


@pytest.fixture
def own_theme(tmp_path):
    """A theme of our own, with one template that a test writes."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "style.css").write_text("a { color: red }")
    (tmp_path / "notes.txt").write_text("not printed")

    def with_template(text):
        (tmp_path / "templates" / "page.html").write_text(text)
        return Theme(tmp_path)

    return with_template


def rendered(theme, language="en", path="/en/city/", **fields):
    edition = make.make_edition(language, **fields)
    return theme.render("page.html", edition=edition, url=theme.url_from(path), moment=make.NOON, word="<b>")


def test_a_file_of_the_theme_is_named_by_its_content(own_theme):
    theme = own_theme("")
    digest = hashlib.sha256(b"a { color: red }").hexdigest()[:12]
    assert theme.asset("style.css") == f"/theme/style-{digest}.css"
    assert theme.assets() == [(f"/theme/style-{digest}.css", b"a { color: red }")]


def test_a_file_that_changes_gets_another_name(own_theme, tmp_path):
    before = own_theme("").asset("style.css")
    (tmp_path / "style.css").write_text("a { color: blue }")
    assert Theme(tmp_path).asset("style.css") != before


def test_a_file_that_the_theme_does_not_have_is_an_error(own_theme):
    with pytest.raises(KeyError, match="none.css"):
        own_theme("").asset("none.css")


def test_templates_name_files_by_their_addresses(own_theme):
    theme = own_theme('{{ url(asset("style.css")) }}')
    assert rendered(theme) == f"../..{theme.asset('style.css')}"


def test_links_are_relative_to_their_page(own_theme):
    theme = own_theme("{{ url('/en/') }} {{ url('/fa/شهر/') }} {{ url('/en/city/#top') }}")
    assert rendered(theme) == "../../en/ ../../fa/%D8%B4%D9%87%D8%B1/ #top"


def test_a_proof_writes_links_with_its_prefix(own_theme):
    theme = own_theme("{{ url('/fa/شهر/') }}").with_prefix("/desk/proof")
    assert rendered(theme) == "/desk/proof/fa/%D8%B4%D9%87%D8%B1/"


def test_pages_that_write_other_links_share_nothing(theme):
    """The root of the site climbs by nothing, and a page that answers anywhere has an empty prefix."""
    depths = [theme.depth_of("/"), theme.depth_of("/en/"), theme.with_prefix("").depth_of("/")]
    depths += [theme.with_prefix("/desk/proof").depth_of("/en/"), theme.with_prefix("/desk/proof").depth_of("/")]
    assert theme.url_from("/")("/en/") != theme.with_prefix("").url_from("/")("/en/")
    assert len(set(depths)) == 4 and depths[3] == depths[4]


def test_markup_in_texts_is_escaped_in_every_template(own_theme):
    assert rendered(own_theme("{{ word }}")) == "&lt;b&gt;"


def test_a_name_that_a_template_misspells_is_an_error_and_not_nothing(own_theme):
    with pytest.raises(UndefinedError):
        rendered(own_theme("{{ wrod }}"))


def test_dates_and_digits_are_those_of_the_edition(own_theme):
    theme = own_theme("{{ date(moment) }} {{ digits(15) }}")
    assert rendered(theme) == "22 November 2026 15"
    assert rendered(theme, "fa", calendar="jalali") == "۱ آذر ۱۴۰۵ ۱۵"


def test_words_are_in_the_language_of_the_edition():
    theme = Theme(THEME)
    words = {name: theme._environment(name).from_string('{{ _("Older stories") }}').render() for name in ("en", "fa")}
    assert words["en"] == "Older stories"
    assert words["fa"] not in ("", "Older stories")


def test_a_language_without_a_catalog_is_spoken_to_in_english(own_theme):
    assert rendered(own_theme('{{ _("Older stories") }}'), "ckb") == "Older stories"


def test_a_region_falls_back_to_its_language():
    theme = Theme(THEME)
    source = '{{ _("Older stories") }}'
    words = [theme._environment(name).from_string(source).render() for name in ("fa", "fa-AF")]
    assert words[0] == words[1] != "Older stories"


def test_percent_signs_in_values_disturb_no_translation(own_theme):
    assert rendered(own_theme('{% trans w="100 % (a)s" %}Say {{ w }}{% endtrans %}')) == "Say 100 % (a)s"


@pytest.mark.parametrize("file", ["templates/story.html", "locale/fa.po", "style.css"])
def test_the_fingerprint_changes_with_any_file_of_the_theme(tmp_path, file):
    shutil.copytree(THEME, tmp_path / "theme")
    before = Theme(tmp_path / "theme").fingerprint
    assert Theme(tmp_path / "theme").fingerprint == before
    with open(tmp_path / "theme" / file, "a") as changed:
        changed.write("\n")
    assert Theme(tmp_path / "theme").fingerprint != before


def test_the_fingerprint_changes_with_the_press_itself(tmp_path, monkeypatch):
    before = Theme(THEME).fingerprint
    monkeypatch.setattr("courant.press.theme.PACKAGES", ("press", "documents"))
    assert Theme(THEME).fingerprint != before


def test_a_template_that_cannot_be_compiled_stops_no_other(own_theme):
    theme = own_theme("{{ word }}")
    (theme.folder / "templates" / "bad.html").write_text("{% if %}")
    theme.compile(["en", "fa"])
    assert rendered(theme) == "&lt;b&gt;"
