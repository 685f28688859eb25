"""The folder of printed files, as answers."""

import os
import re
from pathlib import Path
from time import monotonic
from urllib.parse import unquote, urlsplit

from courant.lib.compression import is_variant
from courant.press.serving import quoted
from courant.site import reading
from courant.site.answers import NEVER, Answer, Question, moved, plain
from courant.site.languages import edition_for, is_edition_name
from courant.site.memory import Kept, Memory
from courant.site.paths import PathRefused, cleaned, is_public

_EDITIONS_TRUSTED_FOR = 1.0  # seconds; editions come and go with days between


class PrintedSite:
    """Answers from the folder of printed files; needs neither application nor database.

    The folder is reached through the link `current`, which every look at the disk follows anew: when it is
    switched, all files change at once.
    """

    def __init__(self, folder: Path, memory: Memory | None = None) -> None:
        self.folder = str(folder)
        self._memory = memory or Memory()
        self._editions: tuple[float, list[str]] = (0.0, [])

    def at_once(self, path: str, etag: str | None, accepted: str | None = None) -> Answer | None:
        """The answer to a GET, if it is in memory and in force; waits for no more than a look at the file."""
        kept = self._memory.get(path)
        if kept is None:
            return None
        form = kept.form(accepted)
        return form.unchanged if etag and has_etag(etag, form.etag) else form.answer

    def answer(self, question: Question) -> Answer:
        """The answer to any question about a printed address."""
        try:
            path = cleaned(question.path)
        except PathRefused as refusal:
            return plain(400, str(refusal))
        if not os.path.isdir(self.folder):
            return plain(503, "This site is not printed yet. Please come back in a moment.", retry_after=5)
        if question.method == "POST":
            return self.closed(question)
        if question.method not in ("GET", "HEAD"):
            return plain(405, "Pages can only be read.", allow="GET, HEAD")
        if path == "/":
            return self._entrance(question)
        return self._file(path, question) or self._elsewhere(path) or self._gone(path) or self._not_found(path)

    def closed(self, question: Question, status: int = 503, retry_after: int = 30) -> Answer:
        """The printed page that says that writing is closed, in the language the reader came from."""
        for edition in [_first_step(question.path), _first_step(_came_from(question)), *self.editions()]:
            page = is_edition_name(edition) and self._load(f"/{edition}/closed/")
            if page:
                headers = [*_uncached(page.answer), ("retry-after", str(retry_after))]
                return Answer(status, headers, page.answer.body)
        return plain(status, "Writing is closed for the moment; reading goes on.", retry_after=retry_after)

    def editions(self) -> list[str]:
        """The folders of the site that are editions."""
        read_at, editions = self._editions
        if monotonic() - read_at > _EDITIONS_TRUSTED_FOR:
            names = os.listdir(self.folder) if os.path.isdir(self.folder) else []
            fronts = [name for name in sorted(names) if is_edition_name(name)]
            editions = [name for name in fronts if os.path.isfile(f"{self.folder}/{name}/index.html")]
            self._editions = (monotonic(), editions)
        return editions

    def _entrance(self, question: Question) -> Answer:
        """The chooser of editions, or straight to the one that the browser's languages name."""
        if "choose" not in re.split("[&=]", question.query):
            edition = edition_for(question.headers.get("accept-language") or "", self.editions())
            if edition:
                return moved(302, f"/{edition}/", cache_control="private, no-cache", vary="Accept-Language")
        chooser = self._file("/", question) or self._not_found("/")
        headers = [field for field in chooser.headers if field[0] not in ("cache-control", "vary")]
        headers += [("cache-control", "private, no-cache"), ("vary", "Accept-Language, Accept-Encoding")]
        return Answer(chooser.status, headers, chooser.body, chooser.file)

    def _file(self, path: str, question: Question) -> Answer | None:
        kept = self._load(path)
        if kept is None:
            return None
        etag, form = question.headers.get("if-none-match"), kept.form(question.headers.get("accept-encoding"))
        return form.unchanged if etag and has_etag(etag, form.etag) else form.answer

    def _load(self, path: str) -> Kept | None:
        """The file of a path, from memory or from disk."""
        if not is_public(path) or path.endswith("/index.html") or is_variant(path):  # a page has one address
            return None
        kept = self._memory.get(path)
        if kept is None:
            kept = reading.read(self.folder, path)
            # The entrance depends on a header, so it must not be found by `at_once`.
            if kept and path != "/":
                self._memory.keep(path, kept)
            else:
                self._memory.forget(path)
        return kept

    def _elsewhere(self, path: str) -> Answer | None:
        """A redirect to where a page's address ends in a slash, as all of them do."""
        folder = path.removesuffix("index.html") if path.endswith("/index.html") else f"{path}/"
        if path.endswith("/") or not self._load(folder):
            return None
        return moved(301, quoted(folder))

    def _gone(self, path: str) -> Answer | None:
        """The page that says that something is gone, for what was beside it too: its feed, its comments as JSON."""
        page = self._load(path[: path.rfind("/") + 1])
        return page.answer if page and page.answer.status == 410 else None

    def _not_found(self, path: str) -> Answer:
        edition = _first_step(path)
        page = self._load(f"/{edition}/not-found/") if is_edition_name(edition) else None
        page = page or self._load("/404.html")
        if page is None:
            return plain(404, "There is no page at this address.")
        return Answer(404, _uncached(page.answer), page.answer.body)


def has_etag(header: str, etag: str) -> bool:
    """Whether an If-None-Match header names this version."""
    if header == etag:
        return True
    named = [name.strip().removeprefix("W/") for name in header.split(",")]
    return etag != "" and (etag in named or "*" in named)


def _came_from(question: Question) -> str:
    try:
        return unquote(urlsplit(question.headers.get("referer") or "").path, errors="replace")
    except ValueError:  # half an address of version 6, say
        return ""


def _first_step(path: str) -> str:
    return path[1:].partition("/")[0]


def _uncached(answer: Answer) -> list[tuple[str, str]]:
    dropped = ("etag", "cache-control", "location", "content-length", "vary")
    return [*(field for field in answer.headers if field[0] not in dropped), ("cache-control", NEVER)]
