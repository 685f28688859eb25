"""A story as JSON, beside its page: the document itself, for other programs."""

from collections.abc import Iterator

import msgspec

from courant.documents import Story
from courant.press.file import File
from courant.press.library import Library
from courant.press.theme import Theme

KINDS = (Story,)


def files(story: Story, library: Library, theme: Theme) -> Iterator[File]:
    yield File(f"{story.path}story.json", msgspec.json.format(msgspec.json.encode(story, order="sorted"), indent=1))
