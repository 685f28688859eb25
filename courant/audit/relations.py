"""What one file says of others: links, pictures, languages, redirects, counts; held against what the others are."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from courant.audit.places import Place, address_of, file_at, place_of
from courant.audit.sheets import Sheet

# Pages that a server answers with at any address: their links begin at the root.
ANYWHERE = re.compile(r"^/404\.html$|/(not-found|closed)/index\.html$")
ENTRANCES = re.compile(
    r"^/(index\.html|404\.html|robots\.txt|favicon\.ico|apple-touch-icon\.png|\.well-known/.*)$|/(not-found|closed)/index\.html$"
)
CHOOSER = "/index.html"  # it lists every edition, and is itself a version of nothing
BESIDE = ("story.json", "comments.json", "feed.xml", "feed.json")

Fault = tuple[str, str]


@dataclass(frozen=True)
class Site:
    """What must be known of the whole to judge one file."""

    origin: str
    files: frozenset[str]

    def where(self, link: str, file: str) -> Place:
        """Where a link on a page leads."""
        return place_of(link, address_of(file), self.origin or "http://nowhere.invalid")


@dataclass(slots=True)
class Seen:
    """What is left of a file to be compared with others, once its own links are settled."""

    file: str
    faults: list[str]
    targets: tuple[str, ...] = ()
    anchors: list[tuple[str, str]] = field(default_factory=list)
    ids: frozenset[str] = frozenset()
    versions: dict[str, str] = field(default_factory=dict)
    status: int = 200
    target: str = ""
    comments: int | None = None
    all_comments: int | None = None
    is_indexed: bool = True


def settled(sheet: Sheet, site: Site) -> Seen:
    """Follow the links of one file as far as the list of files tells."""
    seen = Seen(sheet.file, sheet.faults, ids=frozenset(sheet.ids), status=sheet.status, comments=sheet.comments)
    seen.all_comments = sheet.all_comments
    seen.is_indexed, seen.versions = sheet.is_indexed, sheet.versions
    targets: set[str] = set()
    for link in sorted(sheet.fetched):
        targets |= _fetched(link, sheet, site, seen)
    for link in sorted(sheet.links):
        targets |= _linked(link, sheet, site, seen)
    for address in sorted(sheet.named):
        place = site.where(address, sheet.file)
        if not place.origin and not place.is_live:
            targets |= _existing(place, address, site, seen, "names")
    if sheet.target:
        place = site.where(sheet.target, sheet.file)
        seen.target = place.origin or file_at(place.path)
        targets.add(seen.target)
    if sheet.file.endswith(".html") and sheet.status == 200 and sheet.is_indexed:
        _judge_versions(sheet, site, seen)
    seen.targets = tuple(sorted(targets))
    return seen


def _fetched(link: str, sheet: Sheet, site: Site, seen: Seen) -> set[str]:
    place = site.where(link, sheet.file)
    if place.origin:
        seen.faults.append(f"it asks {place.origin} for {link}")
        return set()
    _judge_root(link, sheet, seen)
    return _existing(place, link, site, seen, "shows")


def _linked(link: str, sheet: Sheet, site: Site, seen: Seen) -> set[str]:
    place = site.where(link, sheet.file)
    if place.origin:
        if place.origin not in ("mailto:", "tel:") and not place.origin.startswith(("http://", "https://")):
            seen.faults.append(f"it leads to {link}, which no browser follows")
        return set()
    _judge_root(link, sheet, seen)
    if place.is_live:
        return set()
    if place.fragment:
        seen.anchors.append((file_at(place.path), place.fragment))
    return _existing(place, link, site, seen, "leads to")


def _judge_root(link: str, sheet: Sheet, seen: Seen) -> None:
    if link.startswith("/") and not ANYWHERE.search(sheet.file):
        seen.faults.append(f"{link} begins at the root: the folder would not work at another path")


def _existing(place: Place, link: str, site: Site, seen: Seen, verb: str) -> set[str]:
    file = file_at(place.path)
    if file not in site.files:
        seen.faults.append(f"it {verb} {link}, and there is no such file")
        return set()
    return {file}


def _judge_versions(sheet: Sheet, site: Site, seen: Seen) -> None:
    own = address_of(sheet.file)
    if not sheet.canonical.startswith(("http://", "https://")):
        seen.faults.append(f"its canonical address is {sheet.canonical!r}: it must be absolute")
    elif (place := site.where(sheet.canonical, sheet.file)).origin or place.path != own:
        seen.faults.append(f"its canonical address is {sheet.canonical}, which is another page's")
    for language, address in sheet.versions.items():
        if not address.startswith(("http://", "https://")):
            seen.faults.append(f"its version for {language} is {address!r}: it must be absolute")
    if sheet.versions and sheet.canonical not in sheet.versions.values():
        seen.faults.append("it does not list itself among its language versions")
    if sheet.versions and "x-default" not in sheet.versions:
        seen.faults.append("its language versions have no x-default")


# All together


def faults(site: Site, all_seen: Iterable[Seen]) -> Iterator[Fault]:
    """Everything that is wrong, file by file."""
    by_file = {seen.file: seen for seen in all_seen}
    for seen in by_file.values():
        address = address_of(seen.file)
        if ".html" not in seen.file and not site.origin and seen.file == "/robots.txt":
            yield address, "it names no sitemap, so that the site's own origin is unknown"
        yield from ((address, fault) for fault in seen.faults)
        yield from ((address, fault) for fault in _of_anchors(seen, by_file))
        yield from ((address, fault) for fault in _of_targets(seen, by_file))
        yield from ((address, fault) for fault in _of_versions(seen, site, by_file))
        yield from ((address, fault) for fault in _of_counts(seen, by_file))


def _of_anchors(seen: Seen, by_file: dict[str, Seen]) -> Iterator[str]:
    for file, fragment in seen.anchors:
        if (there := by_file.get(file)) and fragment not in there.ids:
            yield f"it leads to {address_of(file)}#{fragment}, and there is no such place on that page"


def _of_targets(seen: Seen, by_file: dict[str, Seen]) -> Iterator[str]:
    if seen.target:
        there = by_file.get(seen.target)
        if there is None:
            yield f"it is a redirect to {address_of(seen.target)}, and there is no such file"
        elif there.status != 200:
            yield f"it is a redirect to {address_of(seen.target)}, which has itself moved or is gone"
        return
    for file in seen.targets:
        if (there := by_file.get(file)) and there.status != 200 and there is not seen:
            yield f"it leads to {address_of(file)}, which {'has moved' if there.status == 301 else 'is gone'}"


def _of_versions(seen: Seen, site: Site, by_file: dict[str, Seen]) -> Iterator[str]:
    if not seen.is_indexed or seen.status != 200:
        return
    for language, address in seen.versions.items():
        file = file_at(site.where(address, seen.file).path)
        there = by_file.get(file)
        if there is None:
            yield f"its version for {language} is {address}, and there is no such file"
        elif language != "x-default" and seen.file not in (file, CHOOSER) and there.versions != seen.versions:
            yield f"its version for {language}, {address}, does not list the same versions"


def _of_counts(seen: Seen, by_file: dict[str, Seen]) -> Iterator[str]:
    if seen.comments is None or not seen.file.endswith("index.html"):
        return
    folder = seen.file.removesuffix("index.html")
    beside = by_file.get(f"{folder}comments.json")
    if beside and beside.comments is not None and beside.comments != seen.comments:
        yield f"it shows {seen.comments} comments, and comments.json has {beside.comments}"
    if seen.all_comments is None:
        return
    if beside and beside.all_comments is not None and beside.all_comments != seen.all_comments:
        yield f"it counts {seen.all_comments} comments, and comments.json {beside.all_comments}"
    printed = seen.comments + sum(page.comments or 0 for page in _further_pages(folder, by_file))
    if printed != seen.all_comments:
        yield f"it counts {seen.all_comments} comments, and its pages show {printed}"


def _further_pages(story: str, by_file: dict[str, Seen]) -> Iterator[Seen]:
    number = 2
    while page := by_file.get(f"{story}comments/{number}/index.html"):
        yield page
        number += 1


def not_reached(site: Site, all_seen: Iterable[Seen]) -> list[str]:
    """The files that nobody comes to, however far the links are followed."""
    by_file = {seen.file: seen for seen in all_seen}
    # Nobody links to an address that was left: who comes there comes from outside.
    waiting = [seen.file for seen in by_file.values() if seen.status != 200 or ENTRANCES.search(seen.file)]
    reached = set(waiting)
    while waiting:
        file = waiting.pop()
        folder = file.rpartition("/")[0]
        beside = (f"{folder}/{name}" for name in BESIDE) if file.endswith("/index.html") else ()
        for other in (*by_file[file].targets, *beside):
            if other in by_file and other not in reached:
                reached.add(other)
                waiting.append(other)
    return sorted(by_file.keys() - reached)
