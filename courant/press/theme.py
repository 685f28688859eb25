"""The theme: templates, one stylesheet, one small script, and the interface's words in every language."""

import hashlib
from collections.abc import Callable, Hashable, Iterable
from contextlib import suppress
from functools import cached_property, partial
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from courant.documents import Edition
from courant.lib.addresses import climb_from, link, quote
from courant.lib.dates import date_and_time, iso, long_date, long_month
from courant.lib.digits import to_digits
from courant.press.conversation import permalink
from courant.press.translated import TranslatedEnvironment

PACKAGES = ("press", "documents", "lib")
Url = Callable[[str], str]


class Theme:
    """A folder with `templates`, `locale` and files to be printed as they are.

    `prefix` is None where links are written relative to their page, so that the tree works at any path; a proof
    or a live page gives the prefix under which the site's addresses are reached.
    """

    def __init__(self, folder: Path, *, prefix: str | None = None) -> None:
        self.folder = folder
        self.prefix = prefix
        self._environments: dict[str, Environment] = {}
        self._words: dict[str, NullTranslations] = {}

    def with_prefix(self, prefix: str) -> "Theme":
        """The same theme, writing links as a prefix and the site's address."""
        other = Theme(self.folder, prefix=prefix)
        other._environments, other._words = self._environments, self._words
        return other

    def __getstate__(self) -> dict[str, Any]:
        """For another process: compiled templates do not go along, unless it is a copy of this one."""
        return {"folder": self.folder, "prefix": self.prefix, "_environments": {}, "_words": {}}

    def compile(self, languages: Iterable[str]) -> None:
        """Compile every template now, for processes that are to be copies of this one."""
        for language in languages:
            environment = self._environment(language)
            for name in environment.list_templates(extensions=["html", "webmanifest"]):
                with suppress(TemplateError):  # each page that needs it fails by itself, and says so with its address
                    environment.get_template(name)

    def url_from(self, page: str) -> Url:
        """How the page at an address writes links to other addresses of the site."""
        if self.prefix is None:
            climb = climb_from(page)
            return partial(link, page, climb)
        prefix = self.prefix
        return lambda path: prefix + quote(path)

    def depth_of(self, page: str) -> str:
        """What tells how the page at an address writes its links: pages of one depth write the same ones. A prefix may be
        empty, as is the way from the root of the site to itself."""
        return climb_from(page) if self.prefix is None else f"{self.prefix}/"

    def render(self, template: str, *, edition: Edition, url: Url, **context: Any) -> str:
        """Fill a template in an edition's language, dates and digits."""
        given = self.given_to_all(edition) if "iso" not in context else {}
        return (
            self._environment(edition.language)
            .get_template(template)
            .render({**given, **context, "edition": edition, "url": url})
        )

    def given_to_all(self, edition: Edition) -> dict[str, Any]:
        """What every template of an edition may call."""
        return {"iso": iso, "once": _each_time, "permalink": permalink, **_dates_and_digits(edition)}

    def asset(self, name: str) -> str:
        """The site address of a file of the theme, named by its content.

        Raises:
            KeyError: the theme has no such file.
        """
        return self._assets[name][0]

    def content_of(self, name: str) -> bytes | None:
        """A file of the theme as it is, or None where there is none of the name."""
        return self._assets[name][1] if name in self._assets else None

    @property
    def logo(self) -> str | None:
        """The site address of the newspaper's picture, 512 pixels square, where the theme has one."""
        return self._assets["icon-512.png"][0] if "icon-512.png" in self._assets else None

    def assets(self) -> list[tuple[str, bytes]]:
        """The site address and content of every file that is printed as it is."""
        return list(self._assets.values())

    @cached_property
    def _assets(self) -> dict[str, tuple[str, bytes]]:
        found = {}
        for file in sorted(self.folder.iterdir()):
            if file.is_file() and file.suffix in (".css", ".js", ".svg", ".png", ".webp", ".woff2", ".ico"):
                content = file.read_bytes()
                digest = hashlib.sha256(content).hexdigest()[:12]
                found[file.name] = (f"/theme/{file.stem}-{digest}{file.suffix}", content)
        return found

    @cached_property
    def fingerprint(self) -> str:
        """Changes when anything changes that decides how documents look: the theme, or the press itself."""
        return _digest([f for f in sorted(self.folder.rglob("*")) if f.is_file()] + _press())

    @cached_property
    def foundation(self) -> str:
        """Changes when anything changes that concerns every page: the theme's files that are printed as they are, such as
        the stylesheet, or the press itself; neither templates nor words, of which each output records what it uses."""
        files = [f for f in sorted(self.folder.rglob("*")) if f.is_file()]
        apart = (self.folder / "templates", self.folder / "locale")
        return _digest([f for f in files if not any(f.is_relative_to(folder) for folder in apart)] + _press())

    def _environment(self, language: str) -> Environment:
        if language not in self._environments:
            environment = TranslatedEnvironment(
                loader=FileSystemLoader(self.folder / "templates"), autoescape=True, undefined=StrictUndefined,
                trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"], auto_reload=False,
            )  # fmt: skip
            environment.speak(self.words(language))
            environment.globals["asset"] = self.asset
            environment.tests["block_kind"] = _is_block_kind
            self._environments[language] = environment
        return self._environments[language]

    def words(self, language: str) -> NullTranslations:
        """The words of the interface in a language; English where there is no catalog."""
        if language not in self._words:
            self._words[language] = self._read_words(language)
        return self._words[language]

    def catalog(self, language: str) -> Path | None:
        """The file with the words of a language, or of the one that it is a form of."""
        files = (self.folder / "locale" / f"{name}.po" for name in (language, language.partition("-")[0]))
        return next((file for file in files if file.is_file()), None)

    def _read_words(self, language: str) -> NullTranslations:
        file = self.catalog(language)
        if file is None:
            return NullTranslations()
        compiled = BytesIO()
        with open(file, "rb") as catalog:
            write_mo(compiled, read_po(catalog, locale=file.stem))
        compiled.seek(0)
        return GNUTranslations(compiled)


def _press() -> list[Path]:
    package = Path(__file__).parent.parent
    return [file for name in PACKAGES for file in sorted((package / name).rglob("*.py"))]


def _digest(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _each_time(*_name: Hashable, caller: Callable[[], str]) -> str:
    """Outside of a run of the press, nothing is kept."""
    return caller()


def _is_block_kind(block: Any, kind: str) -> bool:
    return bool(block.__struct_config__.tag == kind)


def _dates_and_digits(edition: Edition) -> dict[str, Any]:
    style: dict[str, Any] = {
        "language": edition.language, "calendar": edition.calendar, "numbering": edition.numbering,
        "timezone": edition.timezone,
    }  # fmt: skip
    return {
        "date": lambda moment: long_date(moment, **style),
        "date_time": lambda moment: date_and_time(moment, **style),
        "month": lambda month: long_month(
            month, language=edition.language, calendar=edition.calendar, numbering=edition.numbering
        ),
        "digits": lambda value: to_digits(value, edition.numbering),
    }
