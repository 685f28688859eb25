"""Crawl the printed folder as a reader would, and name everything that is wrong with it."""

import argparse
import sys
from pathlib import Path

from courant.commands.progress import Progress

HELP = "crawl the printed folder and name what is wrong with it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "folder", nargs="?", type=Path, help="folder of printed files, such as a copy; the site in use without one"
    )


def run(options: argparse.Namespace) -> int:
    """Check, and say what is wrong by address; exit code 1 where anything is, 2 where there is nothing to look at."""
    from courant import settings
    from courant.audit import walk

    folder: Path = (options.folder or settings.load().current / "site").resolve()
    if not folder.is_dir():
        print(
            f"{folder} is no folder: print the site first (courant print), or name a folder of files.", file=sys.stderr
        )
        return 2
    progress = Progress("Looking at files")
    findings = walk.check(folder, known_to_manifest(folder), progress)
    progress.end()
    for address, note in findings.notes:
        print(f"Note: {address}: {note}")
    for address, fault in findings.faults:
        print(f"{address}: {fault}", file=sys.stderr)
    wrong = f"{len(findings.faults)} things are wrong" if findings.faults else "nothing is wrong"
    print(f"{findings.files} files, of which {findings.pages} pages: {wrong}.")
    return 0 if findings.is_good else 1


def known_to_manifest(folder: Path) -> set[str] | None:
    """The files that the manifest beside a tree's folder knows; None for a copy without one."""
    from courant.press import holdings
    from courant.press.manifest import Manifest

    file = folder.parent / "manifest.sqlite3"
    if folder.name != "site" or not file.exists():
        return None
    manifest = Manifest(file, is_reader=True)
    try:
        return holdings.all_paths(manifest.tables)
    finally:
        manifest.close()
