"""The theme's own files."""

from tests.press import makers as make
from tests.press.made import files_made


def test_every_file_of_the_theme_is_printed_under_the_name_of_its_content(theme):
    files = files_made(theme, "theme_files", make.make_site())
    assert {theme.asset(name) for name in ("style.css", "script.js", "favicon.svg")} <= set(files)
    assert files[theme.asset("style.css")] == (theme.folder / "style.css").read_text()
