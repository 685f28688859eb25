"""How much of a theme an output uses: a template with all that it takes in, in the words of one language.

Outputs record it as they record the documents that they look at, so that a new theme prints again what looks otherwise
in it, and nothing else. What every page links to by its hash, such as the stylesheet, concerns all of them.
"""

import hashlib
from collections.abc import Iterable, Iterator

from jinja2 import Environment, meta, nodes

from courant.press.manifest import Manifest
from courant.press.theme import Theme


def template_key(template: str, language: str) -> str:
    """The key of a template in a language."""
    return f"template:{language}:{template}"


def words_key(language: str) -> str:
    """The key of the words of a language alone."""
    return f"words:{language}"


def recorded(manifest: Manifest) -> list[str]:
    """All such keys that outputs have recorded."""
    rows = manifest.tables.execute(
        "SELECT DISTINCT key FROM dependencies WHERE key BETWEEN 'template:' AND 'template;' OR key BETWEEN 'words:' AND 'words;'"
    )
    return [row[0] for row in rows]


def differing(keys: Iterable[str], one: Theme, other: Theme) -> list[str]:
    """Those of the keys that stand for something else in another theme."""
    return [key for key in keys if _hash(key, one) != _hash(key, other)]


def _hash(key: str, theme: Theme) -> bytes:
    kind, _colon, rest = key.partition(":")
    language, _colon, template = rest.partition(":")
    digest = hashlib.sha256()
    catalog = theme.catalog(language)
    digest.update(catalog.read_bytes() if catalog else b"")
    for name in sorted(_taken_in(template, theme)) if kind == "template" else ():
        file = theme.folder / "templates" / name
        digest.update(b"\0" + name.encode() + b"\0" + (file.read_bytes() if file.is_file() else b""))
    return digest.digest()


def _taken_in(template: str, theme: Theme) -> set[str]:
    """A template and whatever it extends, includes and imports, directly or by way of another."""
    found, left = set[str](), [template]
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += _named_in(name, theme)
    return found


def _named_in(template: str, theme: Theme) -> Iterator[str]:
    folder = theme.folder / "templates"
    try:
        tree = _parsed((folder / template).read_text())
    except (OSError, ValueError):
        return
    for name in meta.find_referenced_templates(tree):
        if name is None:  # it is told when the page is made: then it may be any of them
            yield from (str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())
        else:
            yield name


def _parsed(source: str) -> nodes.Template:
    return Environment(extensions=["jinja2.ext.i18n"]).parse(source)
