"""The raw values of story blocks as documents' blocks, many stories at a time."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from wagtail.models import Locale, Page

from courant import documents as d
from courant.desk.localized import Localized
from courant.desk.models import PhotoFile
from courant.lib.rich_text import clean_html
from courant.lib.slugs import make_slug

Raw = dict[str, Any]
Photos = Mapping[int, dict[str, Any]]
RIGHTS = ("creator", "copyright_notice", "source", "licence")
OUR_OWN = {"content", "comments", "corrections", "vote", "write"}  # fragments of every story page
KINDS = {"storypage": "story", "sectionpage": "section", "plainpage": "page", "frontpage": "edition"}


def photo_files(ids: Collection[int]) -> Photos:
    """What the library says of the pictures with these ids, as fields of a photo."""
    if not ids:
        return {}
    rows = PhotoFile.objects.filter(pk__in=ids).values_list("pk", "file", "sha256", "width", "height", *RIGHTS)
    return {
        pk: {
            "picture": d.Picture(id=str(pk), sha256=sha256, width=width, height=height, original=original),
            **dict(zip(RIGHTS, rights, strict=True)),
        }
        for pk, original, sha256, width, height, *rights in rows
    }


def photo_in(value: Mapping[str, Any], photos: Photos) -> d.Photo | None:
    """The photo of a raw block, or None where its picture was deleted from the library."""
    file = photos.get(int(value.get("image") or 0))
    if file is None:
        return None
    return d.Photo(
        **file, caption=value.get("caption") or "", credit=value.get("credit") or "",
        provenance=value.get("provenance") or "", alt="" if value.get("decorative") else value.get("alt") or "",
        decorative=bool(value.get("decorative")),
    )  # fmt: skip


class Bodies:
    """Makes blocks of raw values. `prepare` fetches in one go what many of them refer to."""

    def __init__(self, localized: Localized | None = None) -> None:
        self.localized = localized or Localized()
        self.photos: Photos = {}
        self.page_keys: dict[int, str] = {}

    def prepare(self, raws: Iterable[list[Raw]]) -> None:
        """Fetch the pictures and linked pages of many bodies; those of others before are forgotten."""
        quoted, images, linked = set[int](), set[int](), set[int]()
        for block in chain.from_iterable(raws):
            kind, value = block["type"], block["value"]
            if kind == "quote":
                quoted.add(int(value.get("source") or 0))
            elif kind == "photo":
                images.add(int(value.get("image") or 0))
            elif kind != "subhead":
                html = value if kind == "paragraph" else value.get("text", "")
                if "linktype" in html:
                    linked |= linked_pages(html)
        self.localized.load("source", quoted - {0})
        self.photos = photo_files(images - {0})
        self.page_keys = dict(_keys_of(linked)) if linked else {}

    def blocks(self, raw: list[Raw], locale: Locale) -> tuple[Any, ...]:
        """The blocks of one body. Call `prepare` first."""
        anchors = set(OUR_OWN)
        made = [self._block(block, locale, anchors) for block in raw]
        return tuple([block for block in made if block is not None])

    def _block(self, block: Raw, locale: Locale, anchors: set[str]) -> Any:
        value = block["value"]
        match block["type"]:
            case "paragraph":
                return d.Paragraph(html=self._html(value))
            case "subhead":
                return d.Subhead(text=value, anchor=unique_anchor(value, locale.language_code, anchors))
            case "photo":
                return photo_in(value, self.photos)
            case "quote":
                keys = self.localized.keys_of("source", [value.get("source")], locale.pk)
                role, told = value.get("role") or "", value.get("told") or ""
                return d.Quote(source=keys[0], role=role, told=told, text=value["text"]) if keys else None
            case "fact_box":
                return d.FactBox(title=value["title"], html=self._html(value["text"]))

    def _html(self, html: str) -> str:
        return clean_html(html, self._link)

    def _link(self, attributes: dict[str, str]) -> str | None:
        if attributes.get("linktype") == "page":
            id = attributes.get("id") or ""
            key = self.page_keys.get(int(id)) if id.isdecimal() and len(id) < 19 else None
            return f"courant:{key}" if key else None
        return attributes.get("href")


def linked_pages(html: str) -> set[int]:
    """The ids of the pages that a text links to."""
    found: set[int] = set()

    def note(attributes: dict[str, str]) -> None:
        id = attributes.get("id") or ""
        if attributes.get("linktype") == "page" and id.isdecimal() and len(id) < 19:
            found.add(int(id))

    clean_html(html, note)
    return found


def _keys_of(linked: Iterable[int]) -> Iterator[tuple[int, str]]:
    rows = Page.objects.filter(pk__in=linked).values_list("pk", "content_type__model", "locale__language_code")
    for pk, model, language in rows:
        kind = KINDS.get(model)
        if kind:
            yield pk, f"edition:{language}" if kind == "edition" else f"{kind}:{pk}"


def unique_anchor(text: str, language: str, taken: set[str]) -> str:
    """A fragment for a subhead, by the rule of slugs, counted where two subheads are alike."""
    slug = make_slug(text, language) or "part"
    if slug.startswith("comment-") or slug.endswith("-heading"):  # names that the page's own parts have
        slug = f"part-{slug}"
    anchor, number = slug, 2
    while anchor in taken:
        anchor, number = f"{slug}-{number}", number + 1
    taken.add(anchor)
    return anchor
