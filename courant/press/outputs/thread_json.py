"""The printed comments of a story as JSON, beside its page and beside each further page of them."""

from collections.abc import Iterator
from typing import Any

import msgspec

from courant.documents import Thread, ThreadPage, shown_in
from courant.press.conversation import page_path
from courant.press.file import File
from courant.press.library import Library
from courant.press.theme import Theme

KINDS = (Thread, ThreadPage)


def files(document: Thread | ThreadPage, library: Library, theme: Theme) -> Iterator[File]:
    number = 1 if isinstance(document, Thread) else document.number
    story = library.label(f"story:{document.id}" if isinstance(document, Thread) else document.story)
    if story is None:
        return
    content: dict[str, Any]
    if isinstance(document, Thread):
        content = {"count": document.count, "thread": document}
    else:
        content = {"count": shown_in(document.comments), "page": document}
    address = f"{page_path(story.path, number)}comments.json"
    yield File(address, msgspec.json.format(msgspec.json.encode(content), indent=1))
