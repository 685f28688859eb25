"""Every byte of the printed folder, compressed forms expanded, searched for what is left of one story."""

import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from courant.audit.places import address_of
from courant.audit.words import Traces, found_in, texts_in
from courant.lib import compression
from courant.press.serving import content_type, printed_status

_CHUNK = 40
_FEW = 400  # files; starting processes takes longer than looking at these
_TEXTS = ("text/", "application/", "image/svg")


@dataclass(frozen=True)
class Wanted:
    """What is looked for: the address that a story had, and traces of its words, salted with its key."""

    key: str
    path: str
    words: Traces = field(default_factory=dict)

    @property
    def needles(self) -> tuple[bytes, ...]:
        """The last step of the address as it may be written: raw, percent-encoded, escaped for JSON; in lower case."""
        slug = self.path.rstrip("/").rpartition("/")[2]
        forms = {
            slug,
            unicodedata.normalize("NFD", slug),
            quote(slug, safe=""),
            slug.encode("ascii", "backslashreplace").decode(),
        }
        return tuple(sorted(form.lower().encode() for form in forms))


@dataclass
class Trace:
    """What one file has of the story."""

    file: str
    has_address: bool = False
    words: set[bytes] = field(default_factory=set)
    trouble: str = ""

    def __bool__(self) -> bool:
        return bool(self.has_address or self.words or self.trouble)


def search(
    folder: Path, files: list[str], wanted: Wanted, progress: Callable[[int, int], None] = lambda made, of: None
) -> list[Trace]:
    """Search every file; those that have something of the story, or could not be searched, are returned."""
    found = []
    for number, trace in enumerate(_search_all(folder, files, wanted), 1):
        progress(number, len(files))
        if trace:
            found.append(trace)
    return found


def _search_all(folder: Path, files: list[str], wanted: Wanted) -> Iterator[Trace]:
    processes = os.cpu_count() or 1
    if processes == 1 or len(files) <= _FEW:
        yield from (search_file(folder, file, wanted) for file in files)
        return
    waiting = iter(files)
    chunks = iter(lambda: list(islice(waiting, _CHUNK)), [])
    with ProcessPoolExecutor(processes, initializer=_begin, initargs=(folder, wanted)) as pool:
        for some in pool.map(_search_chunk, chunks):
            yield from some


_here: list[tuple[Path, Wanted]] = []  # of a process that searches


def _begin(folder: Path, wanted: Wanted) -> None:
    _here.append((folder, wanted))


def _search_chunk(files: list[str]) -> list[Trace]:
    folder, wanted = _here[0]
    return [search_file(folder, file, wanted) for file in files]


def search_file(folder: Path, file: str, wanted: Wanted) -> Trace:
    """Search one file; a compressed form is expanded first."""
    trace = Trace(file)
    name = file
    try:
        content = (folder / file[1:]).read_bytes()
        if compression.is_variant(file):
            name = file.rpartition(".")[0]
            content = _expanded(file, content)
    except Exception as error:  # each library raises its own; what cannot be read is no proof of anything
        trace.trouble = f"it cannot be searched: {type(error).__name__}: {error}"
        return trace
    if content_type(name).startswith(_TEXTS):
        trace.has_address = has_address(name, content, wanted)
        if wanted.words:
            trace.words = found_in(texts_in(name, content.decode(errors="replace")), wanted.words, wanted.key)
    return trace


def _expanded(file: str, content: bytes) -> bytes:
    for variant in compression.VARIANTS:
        if file.endswith(variant.suffix):
            return variant.expand(content)
    raise ValueError("this Python has no library that expands it; install what is locked")


def has_address(name: str, content: bytes, wanted: Wanted) -> bool:
    """Whether the address is written anywhere in a file, absolute or relative, in any encoding."""
    page = address_of(name)
    if page.startswith(wanted.path) and printed_status(page, content) == 200:
        return True
    low = content.lower()
    for needle in wanted.needles:
        if needle not in low:
            continue
        for word in set(re.findall(rb"[^\s\"'<>()|,;]*" + re.escape(needle) + rb"[^\s\"'<>()|,;]*", low)):
            if _leads_to(word.decode(errors="replace"), page, wanted.path):
                return True
    return False


def _leads_to(word: str, page: str, path: str) -> bool:
    word = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), word).replace("\\/", "/")
    word = word.rpartition("=")[2]
    base = "http://here" + quote(page)
    try:
        found = unquote(urlsplit(urljoin(base, word if "://" not in word else word[word.index("://") + 1 :])).path)
    except ValueError:
        return False
    return _plain(found).startswith(_plain(path))


def _plain(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold().rstrip("/") + "/"
