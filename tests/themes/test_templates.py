"""The templates of the plain theme, as they are written."""

import re

import pytest
from jinja2 import Environment

from courant.press.theme import Theme
from courant.press.typesetting import Stick
from tests.press.makers import make_edition
from tests.themes.words import TEMPLATES, THEME


def name(path):
    return path.name


every_template = pytest.mark.parametrize("template", TEMPLATES, ids=name)


@every_template
def test_it_is_written_without_a_mistake_of_grammar(template):
    Environment(extensions=["jinja2.ext.i18n"]).parse(template.read_text())


@every_template
def test_it_has_no_style_and_no_handler_in_the_markup(template):
    assert re.findall(r"<style\b|\sstyle=|\son[a-z]+=|javascript:", template.read_text()) == []


@every_template
def test_it_has_no_script_in_the_markup_but_data(template):
    for tag in re.findall(r"<script\b[^>]*>", template.read_text()):
        assert 'src="{{ url(asset(' in tag or 'type="application/ld+json"' in tag


@every_template
def test_it_names_no_other_origin(template):
    assert re.findall(r"(?:https?:)?//[\w.]", template.read_text()) == []


@every_template
def test_every_address_goes_through_a_function(template):
    plain = (
        r'(?:href|src|srcset|action)="(?!\{\{ (?:url|absolute|address|frame\.canonical|private_link)\b|#|\{% for )[^"]*'
    )
    assert re.findall(plain, template.read_text()) == []


@every_template
def test_it_never_cuts_what_a_reader_writes(template):
    assert "maxlength" not in template.read_text()


@every_template
def test_only_the_json_ld_is_printed_unescaped(template):
    unescaped = re.findall(r"[^{\s]+\s*\|\s*safe|Markup|autoescape", template.read_text())
    assert set(unescaped) <= {"frame.json_ld|safe"}


def test_every_file_of_macros_is_set_up_once_for_many_pages():
    theme = Theme(THEME)
    theme.compile(["en"])
    given, environment = Stick(theme, make_edition(), "../").given, theme._environment("en")
    assert {"blocks.html", "discussion.html", "photo.html", "teaser.html"} <= environment.macro_files.keys()
    assert [name for name in environment.macro_files if not environment.is_content(name, given.keys())] == []
