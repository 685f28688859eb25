"""The feeds of an edition, section, contributor or topic, as RSS 2.0 and JSON Feed 1.1: the 30 newest stories in full."""

from collections.abc import Iterator

from courant.documents import Contributor, Edition, Section, Site, Story, Topic, newest_query
from courant.press.feed_files import MOST, Channel, feed_files
from courant.press.feed_stories import story_item
from courant.press.file import File, PictureFile
from courant.press.library import Library
from courant.press.theme import Theme

Subject = Edition | Section | Contributor | Topic
KINDS = (Edition, Section, Contributor, Topic)


def files(subject: Subject, library: Library, theme: Theme) -> Iterator[File | PictureFile]:
    edition = subject if isinstance(subject, Edition) else library.find(subject.edition)
    if not isinstance(edition, Edition):
        return
    site = library.get("site:site", Site)
    keys = library.query(newest_query(subject.key), newest_first=True, limit=MOST)
    stories = [story for key in keys if isinstance(story := library.find(key), Story)]
    items = [story_item(story, edition, site, library) for story in stories]
    yield from feed_files(channel_of(subject, edition), items, site)


def channel_of(subject: Subject, edition: Edition) -> Channel:
    """What the feed says of itself."""
    if isinstance(subject, Edition):
        return Channel(subject.path, subject.title, subject.description, edition)
    name = subject.label().title
    about = subject.bio if isinstance(subject, Contributor) else subject.description
    return Channel(subject.path, f"{edition.title}: {name}", about, edition)
