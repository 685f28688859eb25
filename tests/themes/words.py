"""Where the plain theme lies, and every message that its templates and the discussion may show."""

from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from courant.discussion import sentences

THEME = Path(__file__).parents[2] / "themes" / "plain"
TEMPLATES = sorted((THEME / "templates").glob("*.html"))
LANGUAGES = ("ar", "fa")


def messages():
    """All msgids; one with a plural is a pair."""
    found = extract_from_dir(
        THEME / "templates", method_map=[("**.html", "jinja2.ext:babel_extract")],
        options_map={"**.html": {"newstyle_gettext": "true", "silent": "false"}},
        keywords={"_": None, "gettext": None, "ngettext": (1, 2)},
    )  # fmt: skip
    said = {text for name, text in vars(sentences).items() if name.isupper() and isinstance(text, str)}
    return {message for _, _, message, _, _ in found} | said


def catalog(language):
    """The catalog of a language."""
    with open(THEME / "locale" / f"{language}.po", "rb") as file:
        return read_po(file, locale=language)
