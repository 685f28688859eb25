"""What stands at the addresses that something published once had: redirects, or pages that say it is gone."""

from collections.abc import Iterator

from msgspec.structs import replace

from courant.documents import Document, Edition, FormerAddress, Label, Site
from courant.press import leading_on
from courant.press.file import File, PictureFile
from courant.press.frame import Heading
from courant.press.library import Library
from courant.press.listings import archive_path
from courant.press.outputs import feed
from courant.press.theme import Theme
from courant.press.typesetting import set_page, word

KINDS = (FormerAddress,)
WITH_FEEDS = tuple(str(kind.__struct_config__.tag) for kind in feed.KINDS)


def files(former: FormerAddress, library: Library, theme: Theme) -> Iterator[File | PictureFile]:
    own = library.find(former.edition)
    edition = own or first_edition(library)
    if not isinstance(edition, Edition):
        return
    target = library.label(former.successor) if own else None  # without its edition, nothing is printed there
    kind = former.successor.partition(":")[0]
    beside = library.comment_addresses(former.successor.replace("story:", "thread:", 1)) if kind == "story" else ()
    below = [archive_path("", number) for number in range(1, former.archive_pages + 1)]
    for part in ("", *below, *(address for address in beside if address.endswith("/"))):
        yield from page(former, library, theme, edition=edition, target=target, part=part)
    if target and kind == "story":
        yield from leading_on.beside_story(former.id, target, [name for name in beside if name.endswith(".json")])
    if target and kind in WITH_FEEDS:
        sentence = word("This page has moved", library, theme, edition=edition)
        site = library.get("site:site", Site)
        yield leading_on.rss(former.id, target, edition, site, sentence)
        yield leading_on.json_feed(former.id, target, edition, site)


def page(
    former: FormerAddress, library: Library, theme: Theme, *, edition: Edition, target: Label | None, part: str
) -> Iterator[File | PictureFile]:
    """What readers see at the address, or at `part` of it: a page of the archive or of the comments that were there."""
    path = former.id + part
    if target and part:
        target = replace(target, path=target.path + part)
    heading = Heading(path=path, title=target.title if target else edition.title, is_indexed=False)
    template = "redirect.html" if target else "gone.html"
    context = {"target": target} if target else {}
    yield from set_page(template, library, theme, edition=edition, heading=heading, **context)


def first_edition(library: Library) -> Document | None:
    """The edition that speaks for one that is gone."""
    keys = library.query("editions", limit=1)
    return library.find(keys[0]) if keys else None
