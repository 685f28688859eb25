"""Law 2, of themes: every record of a template or of words is needed, as in test_dropped_records."""

import re
import shutil

import pytest

from courant.press import looks
from courant.press.theme import Theme
from tests.press.conftest import THEME
from tests.press.printed import copied, difference, files_of, full_print, records_of
from tests.press.test_dropped_records import LOOKS, address_of, before, drop_records, recorded

__all__ = ["before"]
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("dropped records")]


def with_other_templates(folder):
    for name in ("frame.html", "chooser.html"):
        file = folder / "templates" / name
        file.write_text(file.read_text().replace("</title>", " anew</title>"))
    file = folder / "templates" / "app.webmanifest"
    file.write_text(file.read_text().replace('"minimal-ui"', '"standalone"'))


def with_other_words(folder):
    file = folder / "locale" / "fa.po"
    file.write_text(re.sub(r'^msgstr "(?=.+")', r"\g<0>~", file.read_text(), flags=re.MULTILINE))


@pytest.fixture(scope="module")
def another(before, tmp_path_factory):
    """A theme that differs, and the tree that it comes to; each is printed once."""
    made = {}

    def printed_with(change):
        if change not in made:
            folder = tmp_path_factory.mktemp("another")
            shutil.copytree(THEME, folder / "theme")
            change(folder / "theme")
            theme = Theme(folder / "theme")
            made[change] = theme, full_print(before[0], folder / "full", theme)
        return made[change]

    yield printed_with
    for _theme, press in made.values():
        press.tree.close()


def restyled(press, folder, theme, *, dropped=()):
    """A copy of a tree, brought to another theme by what is recorded."""
    copy = copied(press, folder, theme)
    if dropped:
        drop_records(copy, dropped)
    copy.tree.documents.touch(looks.differing(looks.recorded(copy.tree.documents), press.theme, theme))
    assert copy.print_due().failed == []
    return copy


@pytest.mark.parametrize("change", [with_other_templates, with_other_words])
def test_what_used_it_is_printed_again_and_the_tree_is_that_of_a_full_print(before, another, tmp_path, change):
    theme, expected = another(change)
    copy = restyled(before[1], tmp_path / "copy", theme)
    assert difference(copy, expected) == []
    copy.tree.close()


@pytest.mark.parametrize(("kind", "change"), [(LOOKS[0], with_other_templates), (LOOKS[1], with_other_words)])
def test_each_output_goes_stale_when_its_record_is_dropped(before, another, tmp_path, kind, change):
    theme, expected = another(change)
    copy = restyled(before[1], tmp_path / "copy", theme, dropped=[kind])
    found, wanted = files_of(copy), files_of(expected)
    owners = {row[2]: row[0] for row in records_of(expected)[1]}
    stale = {owners[address_of(path)] for path in wanted if found[path] != wanted[path]}
    # Every page with words on it has a template in their language as well.
    said_twice = recorded(before[1])["template:*"] if kind == "words:*" else set()
    assert stale == recorded(before[1])[kind] - said_twice != set()
    copy.tree.close()
