"""The web app manifest of an edition: its name and icons, for readers who put it beside their other programs."""

from collections.abc import Iterator

import msgspec

from courant.documents import Edition
from courant.press.file import File
from courant.press.frame import manifest_path
from courant.press.library import Library
from courant.press.theme import Theme
from courant.press.typesetting import set_text

KINDS = (Edition,)


def files(edition: Edition, library: Library, theme: Theme) -> Iterator[File]:
    path = manifest_path(edition)
    text = set_text("app.webmanifest", library, theme, edition=edition, url=theme.url_from(path))
    # Read once, so that a theme's slip is reported and never printed.
    content = {name: value for name, value in msgspec.json.decode(text, type=dict).items() if value != ""}
    yield File(path, msgspec.json.format(msgspec.json.encode(content), indent=1))
