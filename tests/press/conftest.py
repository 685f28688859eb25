"""The theme, and presses over new folders."""

from pathlib import Path

import pytest

from courant.press.theme import Theme
from tests.press.newsroom import make_newsroom
from tests.press.printed import full_print, open_press

THEME = Path(__file__).parent.parent.parent / "themes" / "plain"


@pytest.fixture(scope="session")
def theme():
    """The theme that comes with Courant; it keeps its templates between tests."""
    return Theme(THEME)


@pytest.fixture
def press(tmp_path, theme):
    """A press over an empty tree."""
    press = open_press(tmp_path / "tree", theme)
    yield press
    press.tree.close()


@pytest.fixture(scope="session")
def printed_newsroom(tmp_path_factory, theme):
    """A whole newsroom and its tree, to be read and copied but not changed."""
    newsroom = make_newsroom()
    press = full_print(newsroom, tmp_path_factory.mktemp("newsroom"), theme)
    yield newsroom, press
    press.tree.close()
