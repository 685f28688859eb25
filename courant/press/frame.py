"""What every page shows around its own matter: masthead, navigation, language links, footer."""

from dataclasses import dataclass

from courant.documents import Edition, EditionSwitch, Label, Site
from courant.lib.addresses import quote
from courant.press.library import Library


@dataclass(frozen=True)
class Frame:
    """The surroundings of one page."""

    site: Site
    edition: Edition
    path: str
    title: str
    description: str
    canonical: str
    is_indexed: bool
    feed: str
    current: str
    json_ld: str
    sections: list[Label]
    pages: list[Label]
    policy: Label | None
    about: Label | None
    others: list[tuple[EditionSwitch, str]]


@dataclass(frozen=True)
class Heading:
    """What a page says of itself: its place, title and description, and what it is a version of."""

    path: str
    title: str
    description: str = ""
    is_indexed: bool = True
    feed: str = ""
    current: str = ""
    translation_key: str = ""
    is_front: bool = False
    json_ld: str = ""


def frame_for(library: Library, edition: Edition, heading: Heading) -> Frame:
    """Gather a page's surroundings from the library."""
    site = library.get("site:site", Site)
    return Frame(
        site=site, edition=edition, path=heading.path, title=heading.title, description=heading.description,
        canonical=site.base_url + quote(heading.path) if heading.is_indexed else "",
        is_indexed=heading.is_indexed, feed=heading.feed or f"{edition.path}feed.xml", current=heading.current,
        json_ld=heading.json_ld,
        sections=library.labels(f"sections:{edition.key}"),
        pages=library.labels(f"pages:{edition.key}"),
        policy=next(iter(library.labels(f"comment_policy:{edition.key}")), None),
        about=next(iter(library.labels(f"about:{edition.key}")), None),
        others=_other_languages(library, edition, heading),
    )  # fmt: skip


def _other_languages(library: Library, edition: Edition, heading: Heading) -> list[tuple[EditionSwitch, str]]:
    if heading.is_front:
        keys = [key for key in library.query("editions") if key != edition.key]
        return [(switch, switch.path) for key in keys if (switch := library.switch(key))]
    if not heading.translation_key:
        return []
    versions = []
    for key in library.query(f"translations:{heading.translation_key}"):
        label = library.label(key)
        if label and label.edition != edition.key and (switch := library.switch(label.edition)):
            versions.append((switch, label.path))
    return versions
