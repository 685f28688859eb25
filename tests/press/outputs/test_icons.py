"""The icons that browsers ask for unasked."""

from io import BytesIO

from PIL import Image

from courant.press.theme import Theme
from tests.press import makers as make
from tests.press.made import files_made


def test_they_lie_at_the_root_in_the_sizes_that_are_expected(theme):
    files = files_made(theme, "icons", make.make_site())
    assert list(files) == ["/favicon.ico", "/apple-touch-icon.png"]
    assert Image.open(BytesIO(files["/favicon.ico"])).info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    assert Image.open(BytesIO(files["/apple-touch-icon.png"])).size == (180, 180)


def test_a_theme_without_icons_has_none(tmp_path):
    assert files_made(Theme(tmp_path), "icons", make.make_site()) == {}
