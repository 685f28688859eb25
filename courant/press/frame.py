"""What every page shows around its own matter: masthead, navigation, language links, footer."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from courant.documents import Edition, EditionSwitch, Label, Site
from courant.lib.addresses import quote
from courant.press.corrections import corrections_path
from courant.press.library import Library
from courant.press.policies import policy_path
from courant.press.transparency import transparency_path


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

    Whatever comes from the library is looked up when a template asks for it: a page depends on what it shows. What all
    pages of an edition have in common is asked for each time, so that it is noted for each fragment that shows it.
    """

    def __init__(self, library: Library, edition: Edition, heading: Heading) -> None:
        self.begin(library, edition, heading)

    def begin(self, library: Library, edition: Edition, heading: Heading) -> None:
        """Be the surroundings of another page."""
        vars(self).clear()  # what was looked up for the page before, too
        self._library = library
        self._heading = heading
        self.edition = edition
        self.path = heading.path
        self.title = heading.title
        self.description = heading.description
        self.is_indexed = heading.is_indexed
        self.manifest = manifest_path(edition)
        self.corrections = corrections_path(edition.path)
        self.transparency = transparency_path(edition.path)
        self.feeds = _feeds(edition, heading)
        self.current = heading.current
        self.json_ld = heading.json_ld

    @property
    def site(self) -> Site:
        """The site as a whole."""
        return self._library.get("site:site", Site)

    @cached_property
    def canonical(self) -> str:
        """The page's one absolute address; empty where search engines shall not keep it."""
        return self.site.base_url + quote(self.path) if self.is_indexed else ""

    @property
    def sections(self) -> list[Label]:
        """The sections of the edition, in order."""
        return self._labels("sections")

    @property
    def pages(self) -> list[Label]:
        """The plain pages of the edition, for the footer."""
        return self._labels("pages")

    @property
    def policy(self) -> Label | None:
        """The page with the comment policy."""
        return next(iter(self._labels("comment_policy")), None)

    def policy_as_of(self, version: int | None) -> str:
        """The address of a version of the comment policy: where that one is not printed, of the policy as it is now; empty
        where there is none."""
        if version and self._library.find(f"policy_version:{self.edition.id}/{version}"):
            return policy_path(self.edition.path, version)
        return self.policy.path if self.policy else ""

    @property
    def about(self) -> Label | None:
        """The page about the newspaper."""
        return next(iter(self._labels("about")), None)

    @cached_property
    def others(self) -> list[tuple[EditionSwitch, str]]:
        """The other language versions of this very page; of a front page, the other fronts."""
        if self._heading.in_every_edition is not None:
            return list(self._in_other_editions(self._heading.in_every_edition))
        return list(self._translations()) if self._heading.translation_key else []

    @property
    def own_page(self) -> str:
        """The page's address where it is one of those in the footer; empty for all others."""
        return self.path if self.path in (self.corrections, *(page.path for page in self.pages)) else ""

    def _labels(self, name: str) -> list[Label]:
        query = f"{name}:{self.edition.key}"
        return self._library.once(query, lambda: self._library.labels(query))

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


def manifest_path(edition: Edition) -> str:
    """The address of an edition's web app manifest."""
    return f"{edition.path}app.webmanifest"
