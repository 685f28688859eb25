"""What is printed at the moment: the editions and stories that live pages speak of, without asking the desk."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from django.conf import settings

from courant.documents import Edition, Story
from courant.press import tree
from courant.press.library import Library
from courant.press.manifest import Manifest
from courant.press.theme import Theme

_open = threading.local()


class NothingPrinted(LookupError):
    """There is no printed tree, or it cannot be read: live pages have no language to speak."""


@contextmanager
def library() -> Iterator[Library]:
    """The printed documents, as they are now.

    Raises:
        NothingPrinted: there are none.
    """
    try:
        current = tree.current(settings.COURANT.data)
    except (OSError, sqlite3.Error) as error:
        raise NothingPrinted from error
    if current is None:
        raise NothingPrinted
    try:
        yield Library(current.documents)
    except sqlite3.Error as error:
        raise NothingPrinted from error
    finally:
        current.close()


def edition(code: str) -> Edition:
    """The edition in this language, as it is printed now.

    Raises:
        NothingPrinted: there is no such edition.
    """
    found = _kept_open().document(f"edition:{code}")
    if not isinstance(found, Edition):
        raise NothingPrinted(f"The edition {code!r} is not printed")
    return found


def _kept_open() -> Manifest:
    """The manifest of the tree in use, of which nothing is held that is not in force any more.

    Each thread keeps its own open: opening one costs a hundred times as much as seeing that nothing was printed since.

    Raises:
        NothingPrinted: there is none.
    """
    file = settings.COURANT.current / "manifest.sqlite3"
    try:
        found = file.stat()
        here = (found.st_dev, found.st_ino)
        if getattr(_open, "here", None) != here:
            if manifest := getattr(_open, "manifest", None):
                _open.here = None
                manifest.close()
            _open.manifest = Manifest(file.resolve(), is_reader=True)
            _open.here = here
        _open.manifest.forget_kept()
    except (OSError, sqlite3.Error) as error:
        _open.here = None
        raise NothingPrinted from error
    kept: Manifest = _open.manifest
    return kept


def nearest_edition(documents: Library, *, story_id: str, seen: str) -> tuple[Edition, Story | None]:
    """The edition to answer in: the story's, or else that of the page the reader has `seen`, or else the first."""
    story = documents.find(f"story:{story_id}")
    if isinstance(story, Story):
        return documents.get(story.edition, Edition), story
    editions = [documents.get(key, Edition) for key in documents.query("editions")]
    if not editions:
        raise NothingPrinted
    return next((edition for edition in editions if seen.startswith(edition.path)), editions[0]), None


def theme() -> Theme:
    """The theme, writing addresses from the root of the site as live pages need them."""
    return _theme(tree.theme_in_use(settings.COURANT.data, settings.COURANT.theme))


@cache
def _theme(folder: Path) -> Theme:
    return Theme(folder, prefix="")
