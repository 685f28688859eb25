"""The page of a topic, with its stories."""

from collections.abc import Iterator

from courant.documents import Edition, Topic
from courant.press.file import File, PictureFile
from courant.press.frame import Heading
from courant.press.library import Library
from courant.press.listings import newest
from courant.press.theme import Theme
from courant.press.typesetting import set_page

KINDS = (Topic,)


def files(topic: Topic, library: Library, theme: Theme) -> Iterator[File | PictureFile]:
    edition = library.find(topic.edition)
    if not isinstance(edition, Edition):
        return
    heading = Heading(
        path=topic.path,
        title=topic.title,
        description=topic.description,
        current=topic.path,
        translation_key=topic.translation_key,
        feed=topic.path,
    )
    listing = newest(library, topic.key, front=topic.path)
    yield from set_page("topic.html", library, theme, edition=edition, heading=heading, topic=topic, **listing)
