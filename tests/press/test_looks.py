"""Outputs record how much of a theme they use: a template with all that it takes in, and the words of a language."""

import re
import shutil
from pathlib import Path

import pytest

from courant.press import looks, outputs
from courant.press.theme import Theme
from tests.press.conftest import THEME


@pytest.fixture
def other(tmp_path):
    """`other("templates/teaser.html")`: the theme with another line in one file."""

    def changed(name, text="{# anew #}"):
        folder = tmp_path / name.replace("/", "-")
        shutil.copytree(THEME, folder)
        file = folder / name
        file.write_text((file.read_text() if file.exists() else "") + f"\n{text}\n")
        return Theme(folder)

    return changed


def differing(theme, other, *templates, language="en"):
    keys = {looks.template_key(name, language): name for name in templates}
    return [keys[key] for key in looks.differing(keys, theme, other)]


OUTPUTS = Path(outputs.__file__).parent
ALL = sorted(file.name for file in (THEME / "templates").iterdir())


def test_no_output_fills_a_template_or_finds_a_word_without_recording_it():
    """courant/press/typesetting.py does both, and records it."""
    sources = [*OUTPUTS.glob("*.py"), *OUTPUTS.parent.glob("*.py")]
    found = {file.name for file in sources if re.search(r"theme\.(render|words)\(|\.words\(.*\)\.", file.read_text())}
    assert found == {"typesetting.py"}


def test_a_copy_of_a_theme_looks_the_same(theme, tmp_path):
    shutil.copytree(THEME, tmp_path / "copy")
    assert differing(theme, Theme(tmp_path / "copy"), *ALL) == []


def test_a_template_that_nothing_takes_in_concerns_itself_alone(theme, other):
    assert differing(theme, other("templates/contributor.html"), *ALL) == ["contributor.html"]


def test_what_a_template_takes_in_by_way_of_another_concerns_it(theme, other):
    found = differing(theme, other("templates/story_type.html"), *ALL)
    assert {"story_type.html", "teaser.html", "story.html", "section.html", "topic.html"} <= set(found)
    assert not {"page.html", "corrections.html", "gone.html", "frame.html"} & set(found)
    assert "chooser.html" in differing(theme, other("templates/policy.html"), *ALL)


def test_what_is_taken_in_by_a_name_that_is_told_later_may_be_anything(other):
    one = other("templates/page.html", "{% set name = 'gone.html' %}{% include name %}")
    two = Theme(shutil.copytree(one.folder, one.folder.with_name("two")))
    with open(two.folder / "templates" / "vote.html", "a") as file:
        file.write("{# anew #}")
    assert differing(one, two, "page.html", "story.html") == ["page.html"]


def test_a_template_that_is_missing_by_now_differs(theme, other):
    less = other("templates/contributor.html")
    (less.folder / "templates" / "contributor.html").unlink()
    assert differing(theme, less, *ALL) == ["contributor.html"]


def test_words_concern_what_is_said_in_their_language_alone(theme, other):
    more = other("locale/fa.po", 'msgid "Anew"\nmsgstr "از نو"')
    assert differing(theme, more, "story.html", language="fa") == ["story.html"]
    assert differing(theme, more, "story.html", language="fa-AF") == ["story.html"], "it has no words of its own"
    assert differing(theme, more, "story.html", language="ar") == []
    keys = [looks.words_key(language) for language in ("en", "fa", "ar")]
    assert looks.differing(keys, theme, more) == ["words:fa"]


@pytest.mark.parametrize(
    ("name", "concerns_all"), [("style.css", True), ("templates/story.html", False), ("locale/ar.po", False)]
)
def test_what_is_printed_as_it_is_concerns_every_page(theme, other, name, concerns_all):
    changed = other(name, "")
    assert changed.fingerprint != theme.fingerprint
    assert (changed.foundation != theme.foundation) == concerns_all
