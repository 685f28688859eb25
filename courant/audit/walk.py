"""Every file of the printed folder, looked at alone and then together, by as many processes as there are cores."""

import os
import re
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from courant.audit import relations
from courant.audit.places import address_of, file_at
from courant.audit.sheets import Sheet, look_at
from courant.lib.compression import is_variant

Progress = Callable[[int, int], None]
_CHUNK = 40
_FEW = 400  # files; starting processes takes longer than looking at these
_SITEMAP = re.compile(r"^Sitemap: (https?://[^/\s]+)/", re.MULTILINE)


@dataclass
class Findings:
    """What was found: faults by address, and what is worth a look and not wrong."""

    files: int = 0
    pages: int = 0
    faults: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def check(folder: Path, known: Collection[str] | None = None, progress: Progress = lambda made, of: None) -> Findings:
    """Look at a whole folder; `known` are the addresses of the files that the manifest knows, where there is one."""
    files = sorted(files_in(folder))
    plain = [file for file in files if not is_variant(file)]
    findings = Findings(files=len(files))
    site = relations.Site(origin_of(folder), frozenset(plain))
    seen: list[relations.Seen] = []
    for one in _look_at_all(folder, plain, site):
        seen.append(one)
        progress(len(seen), len(plain))
    findings.pages = sum(one.file.endswith(".html") for one in seen)
    findings.faults += relations.faults(site, seen)
    findings.faults += ((file, "it is a compressed form of nothing") for file in files if _is_alone(file, site.files))
    if known is not None:
        findings.faults += _against_manifest(set(plain), known)
    alone = relations.not_reached(site, seen)
    for file in alone:
        # A contributor who has not written yet has a page, and a feed beside it, that nothing leads to; a theme may
        # bring what no page of this site shows.
        is_harmless = (
            file.endswith(".html") or file.startswith("/theme/") or f"{file.rpartition('/')[0]}/index.html" in alone
        )
        (findings.notes if is_harmless else findings.faults).append((address_of(file), "nothing links to it"))
    findings.faults.sort()
    return findings


def files_in(folder: Path) -> Iterator[str]:
    """Every file under a folder, hidden ones too, as a path from it; a link out of it is no file of it."""
    top = str(folder)
    for where, _folders, names in os.walk(top):
        for name in names:
            yield f"{where[len(top) :]}/{name}".replace(os.sep, "/")


def origin_of(folder: Path) -> str:
    """The site's own origin, which robots.txt names; empty where it does not."""
    robots = folder / "robots.txt"
    found = _SITEMAP.search(robots.read_text(errors="replace")) if robots.is_file() else None
    return found[1] if found else ""


def _is_alone(file: str, plain: Collection[str]) -> bool:
    return is_variant(file) and file.rpartition(".")[0] not in plain


def _against_manifest(plain: set[str], known: Collection[str]) -> Iterator[tuple[str, str]]:
    wanted = {file_at(path) for path in known}
    yield from ((address_of(file), "the manifest does not know it") for file in plain - wanted)
    yield from ((address_of(file), "the manifest has it, and the folder has not") for file in wanted - plain)


def _look_at_all(folder: Path, files: list[str], site: relations.Site) -> Iterator[relations.Seen]:
    processes = os.cpu_count() or 1
    if processes == 1 or len(files) <= _FEW:
        yield from _look_at_some(folder, files, site)
        return
    waiting = iter(files)
    chunks = iter(lambda: list(islice(waiting, _CHUNK)), [])
    with ProcessPoolExecutor(processes, initializer=_begin, initargs=(folder, site)) as pool:
        for some in pool.map(_chunk_of_files, chunks):
            yield from some


_here: list[tuple[Path, relations.Site]] = []  # of a process that looks at files


def _begin(folder: Path, site: relations.Site) -> None:
    _here.append((folder, site))


def _chunk_of_files(files: list[str]) -> list[relations.Seen]:
    folder, site = _here[0]
    return list(_look_at_some(folder, files, site))


def _look_at_some(folder: Path, files: list[str], site: relations.Site) -> Iterator[relations.Seen]:
    for file in files:
        yield relations.settled(look_at_safely(folder, file), site)


def look_at_safely(folder: Path, file: str) -> Sheet:
    """Look at one file; what makes that impossible is its fault and stops nothing else."""
    try:
        return look_at(folder, file)
    except Exception as error:  # a file may be anything: unreadable, a loop of links, JSON of another shape
        return Sheet(file, faults=[f"it cannot be looked at: {type(error).__name__}: {error}"])
