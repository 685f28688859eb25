"""The family of outputs: one shape, one list, one order."""

from pathlib import Path

import pytest

from courant.documents import KINDS, Site, Story
from courant.press import outputs
from courant.press.outputs import BY_NAME, IN_ORDER, names_for


def test_every_module_of_the_folder_is_in_the_list():
    folder = Path(outputs.__file__).parent
    assert {file.stem for file in folder.glob("*.py")} - {"__init__"} == set(BY_NAME)


@pytest.mark.parametrize("module", IN_ORDER, ids=BY_NAME)
def test_every_member_says_what_it_is_made_of(module):
    assert set(module.KINDS) <= set(KINDS)
    assert callable(module.files) and module.__doc__


def test_what_readers_depend_on_comes_first():
    order = list(BY_NAME)
    wanted = ["theme_files", "story_page", "archive_page", "section_front", "front_page", "feed", "sitemap_index"]
    assert sorted(wanted, key=order.index) == wanted


def test_a_document_has_the_outputs_of_its_kind():
    assert [name for _rank, name in names_for(Story)] == ["story_page", "story_json"]
    site = names_for(Site)
    assert [name for _rank, name in site] == [
        "theme_files", "icons", "sitemap_index", "news_sitemap", "edition_chooser", "robots_txt",
        "security_txt",
    ]  # fmt: skip
    assert site == sorted(site)
