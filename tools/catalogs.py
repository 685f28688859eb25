"""Keep the words of the desk's pages: every catalog has what its app says and nothing else, and is compiled beside.

With --check, say which are not up to date.
"""

import argparse
import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).parent.parent
# Apps whose words are shown in the desk. Readers' words are the theme's, and never come from here.
APPS = tuple(sorted(path.parent for path in (ROOT / "courant").glob("*/locale")))
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "Counted": (1, 2),  # of courant/discussion/doubts.py
}  # fmt: skip
HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: {language}\\n"
"Plural-Forms: {plurals}\\n"

"""

Message = str | tuple[str, ...]


def main() -> int:
    """Write or check every catalog."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    is_check = parser.parse_args().check
    stale = [path for app in APPS for path in catalogs_of(app) if not is_fresh(path, app)]
    for path in stale:
        if is_check:
            print(f"{path.relative_to(ROOT)} or its .mo is not up to date: run make words", file=sys.stderr)
        else:
            renew(path, app_of(path))
            print(f"Wrote {path.relative_to(ROOT)} and its .mo")
    return 1 if is_check and stale else 0


def catalogs_of(app: Path) -> list[Path]:
    """The catalogs of one app, a language each."""
    return sorted((app / "locale").glob("*/LC_MESSAGES/django.po"))


def app_of(path: Path) -> Path:
    """The app that a catalog belongs to."""
    return path.parents[3]


def said_in(app: Path) -> dict[Message, Path]:
    """Every marked message of an app's modules and templates with the first file that says it, in the order of files; one
    with a plural is a pair."""
    found: dict[Message, Path] = {}
    for path in sorted(path for ending in ("py", "html") for path in app.rglob(f"*.{ending}")):
        for _line, message, _comments, _context in extract("python", _marked(path), keywords=KEYWORDS):
            found.setdefault(message, path)
    return found


def _marked(path: Path) -> io.BytesIO:
    """A module as it is; of a template, its messages as calls, which is how Django hands templates to extractors."""
    text = path.read_text()
    if path.suffix == ".html":
        # Without indentation, which would be read as Python's.
        text = "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())
    return io.BytesIO(text.encode())


def read(path: Path) -> Catalog:
    """A catalog with its own rule for plurals; an empty file is a new language."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parents[1].name)


def is_fresh(path: Path, app: Path) -> bool:
    """Whether a catalog has all messages and no others, and its compiled form says the same."""
    words, compiled = read(path), path.with_suffix(".mo")
    if (
        [_name(entry.id) for entry in words if entry.id] != list(said_in(app))
        or words.obsolete
        or not compiled.exists()
    ):
        return False
    with compiled.open("rb") as file:
        in_use = read_mo(file)
    return _translated(words) == _translated(in_use) and words.plural_forms == in_use.plural_forms


def renew(path: Path, app: Path) -> None:
    """Add what is missing, untranslated; drop what nobody says any more; compile."""
    old = read(path)
    new = Catalog(locale=old.locale)
    new.mime_headers = [("Plural-Forms", old.plural_forms)]  # Babel knows other rules for some languages than Django
    for message, where in said_in(app).items():
        entry = old.get(message if isinstance(message, str) else message[0])
        text = entry.string if entry and _name(entry.id) == message else None
        new.add(message, text, locations=[(str(where.relative_to(app)), 0)])
    written = io.BytesIO()
    write_po(written, new, omit_header=True, width=120, include_lineno=False)
    header = HEADER.format(language=path.parents[1].name, plurals=old.plural_forms)
    path.write_bytes(header.encode() + written.getvalue().strip() + b"\n")
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, read(path))


def _name(message: Message | list[str]) -> Message:
    return message if isinstance(message, str) else tuple(message)


def _translated(words: Catalog) -> dict[Message, Message]:
    said = {_name(entry.id): _name(entry.string) for entry in words if entry.id and not entry.fuzzy}
    return {message: text for message, text in said.items() if text and all(text)}


if __name__ == "__main__":
    sys.exit(main())
