"""What every page shows around its own matter: masthead, navigation, language links, footer."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from courant.documents import Edition, EditionSwitch, Label, Site
from courant.lib.addresses import quote
from courant.press.corrections import corrections_path
from courant.press.library import Library


@dataclass(frozen=True)
class Heading:
    """What a page says of itself: its place, title and description, and what it is a version of."""

    path: str
    title: str
    description: str = ""
    is_indexed: bool = True
    feed: str = ""  # the address beside which the page's own feeds lie
    current: str = ""
    translation_key: str = ""
    in_every_edition: str | None = None  # the address below an edition's front, where every edition has such a page
    json_ld: str = ""


@dataclass(frozen=True)
class Feed:
    """A feed that belongs to a page, in its two formats."""

    title: str
    rss: str
    json: str


class Frame:
    """The surroundings of one page.

    Whatever comes from the library is looked up when a template asks for it: a page depends on what it shows.
    """

    def __init__(self, library: Library, edition: Edition, heading: Heading) -> None:
        self._library = library
        self._heading = heading
        self.edition = edition
        self.path = heading.path
        self.title = heading.title
        self.description = heading.description
        self.is_indexed = heading.is_indexed
        self.corrections = corrections_path(edition.path)
        self.feeds = _feeds(edition, heading)
        self.current = heading.current
        self.json_ld = heading.json_ld

    @cached_property
    def site(self) -> Site:
        """The site as a whole."""
        return self._library.get("site:site", Site)

    @cached_property
    def canonical(self) -> str:
        """The page's one absolute address; empty where search engines shall not keep it."""
        return self.site.base_url + quote(self.path) if self.is_indexed else ""

    @cached_property
    def sections(self) -> list[Label]:
        """The sections of the edition, in order."""
        return self._library.labels(f"sections:{self.edition.key}")

    @cached_property
    def pages(self) -> list[Label]:
        """The plain pages of the edition, for the footer."""
        return self._library.labels(f"pages:{self.edition.key}")

    @cached_property
    def policy(self) -> Label | None:
        """The page with the comment policy."""
        return next(iter(self._library.labels(f"comment_policy:{self.edition.key}")), None)

    @cached_property
    def about(self) -> Label | None:
        """The page about the newspaper."""
        return next(iter(self._library.labels(f"about:{self.edition.key}")), None)

    @cached_property
    def others(self) -> list[tuple[EditionSwitch, str]]:
        """The other language versions of this very page; of a front page, the other fronts."""
        if self._heading.in_every_edition is not None:
            return list(self._in_other_editions(self._heading.in_every_edition))
        return list(self._translations()) if self._heading.translation_key else []

    def _in_other_editions(self, place: str) -> Iterator[tuple[EditionSwitch, str]]:
        for key in self._library.query("editions"):
            if key != self.edition.key and (switch := self._library.switch(key)):
                yield switch, switch.path + place

    def _translations(self) -> Iterator[tuple[EditionSwitch, str]]:
        for key in self._library.query(f"translations:{self._heading.translation_key}"):
            label = self._library.label(key)
            if label and label.edition != self.edition.key and (switch := self._library.switch(label.edition)):
                yield switch, label.path


def _feeds(edition: Edition, heading: Heading) -> list[Feed]:
    """The page's own feed, where it has one, and that of its edition."""
    found = [Feed(edition.title, f"{edition.path}feed.xml", f"{edition.path}feed.json")]
    if heading.feed and heading.feed != edition.path:
        own = Feed(f"{edition.title}: {heading.title}", f"{heading.feed}feed.xml", f"{heading.feed}feed.json")
        found.insert(0, own)
    return found
