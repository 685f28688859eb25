"""The printed comments of a story as JSON, beside its page."""

from collections.abc import Iterator

import msgspec

from courant.documents import Thread
from courant.press.file import File
from courant.press.library import Library
from courant.press.theme import Theme

KINDS = (Thread,)


def files(thread: Thread, library: Library, theme: Theme) -> Iterator[File]:
    story = library.label(f"story:{thread.id}")
    if story is None:
        return
    content = {"count": thread.count, "thread": thread}
    yield File(f"{story.path}comments.json", msgspec.json.format(msgspec.json.encode(content), indent=1))
