"""Styles and scripts of the desk, straight from the installed packages."""

from courant.site import reading
from courant.site.answers import Answer, Question, plain
from courant.site.live import Live
from courant.site.memory import Memory
from courant.site.paths import is_public
from courant.site.printed import has_etag

_PREFIX = "/desk/static/"
_MEMORY = 16 * 1024 * 1024


class DeskFiles:
    """Found by Django once, kept in memory then: nothing has to be collected, and nothing goes stale."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self._memory = Memory(_MEMORY)

    def has(self, path: str) -> bool:
        """Whether a path is one of the desk's files."""
        return path.startswith(_PREFIX)

    def at_once(self, path: str, etag: str | None) -> Answer | None:
        """The answer to a GET, if it is in memory and in force."""
        kept = self._memory.get(path)
        if kept is None:
            return None
        form = kept.form(None)
        return form.unchanged if etag and has_etag(etag, form.etag) else form.answer

    def answer(self, question: Question) -> Answer:
        """The answer to any question about a file of the desk."""
        if question.method not in ("GET", "HEAD"):
            return plain(405, "Files can only be read.", allow="GET, HEAD")
        path = question.path
        file = self._live.static_file(path) if is_public(path) else None
        kept = reading.read_file(path, file, known_as=file) if file else None
        if kept is None:
            return plain(404, "There is no file at this address.")
        self._memory.keep(path, kept)
        return self.at_once(path, question.headers.get("if-none-match")) or kept.answer
