"""The web app manifest of an edition."""

import json
import re
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from msgspec.structs import replace

from tests.press import makers as make
from tests.press.made import files_made

EDITION = make.make_edition()
PERSIAN = make.make_edition("fa")


def manifest(theme, edition):
    files = files_made(theme, "web_manifest", edition)
    assert list(files) == [f"{edition.path}app.webmanifest"]
    return json.loads(files[f"{edition.path}app.webmanifest"])


def test_it_has_the_name_language_and_direction_of_the_edition(theme):
    found = manifest(theme, PERSIAN)
    assert {name: found[name] for name in ("name", "short_name", "description", "lang", "dir")} == {
        "name": "پل", "short_name": "پل", "description": "About fa.", "lang": "fa", "dir": "rtl"
    }  # fmt: skip
    assert found["display"] == "minimal-ui"
    assert re.fullmatch("#[0-9a-f]{6}", found["theme_color"]) and re.fullmatch(
        "#[0-9a-f]{6}", found["background_color"]
    )


def test_it_starts_and_stays_in_the_edition_wherever_the_folder_lies(theme):
    found = manifest(theme, EDITION)
    lies_at = "https://mirror.example/some/where/en/app.webmanifest"
    assert (
        urljoin(lies_at, found["start_url"])
        == urljoin(lies_at, found["scope"])
        == "https://mirror.example/some/where/en/"
    )


def test_every_icon_is_a_file_of_the_theme_of_the_size_that_is_said(theme):
    assets = dict(theme.assets())
    sizes = {}
    for icon in manifest(theme, EDITION)["icons"]:
        content = assets[urljoin("https://x/en/app.webmanifest", icon["src"]).removeprefix("https://x")]
        if icon["type"] == "image/png":
            width, height = int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
            assert icon["sizes"] == f"{width}x{height}"
            sizes.setdefault(icon.get("purpose", "any"), []).append(width)
    assert sizes == {"any": [192, 512], "maskable": [512]}


@pytest.mark.parametrize("title", ['"The" </script>', "a\\b", "\u2028", "\x0b"])
def test_no_name_breaks_it(theme, title):
    found = manifest(theme, replace(EDITION, title=title, description=""))
    assert found["name"] == title
    assert "description" not in found


def test_every_page_of_the_edition_names_it_and_the_icons(theme):
    html = files_made(theme, "front_page", PERSIAN, make.make_site())["/fa/"]
    links = {link["rel"][0]: link["href"] for link in BeautifulSoup(html, "html.parser").select("head link[rel]")}
    assert urljoin("https://x/where/fa/", links["manifest"]) == "https://x/where/fa/app.webmanifest"
    assert links["apple-touch-icon"].startswith("../theme/apple-touch-icon-")
    icons = [link["href"] for link in BeautifulSoup(html, "html.parser").select("link[rel=icon]")]
    assert [icon.rpartition(".")[2] for icon in icons] == ["ico", "svg"]
