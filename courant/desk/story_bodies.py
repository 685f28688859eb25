"""The raw values of story blocks as documents' blocks, many stories at a time."""

from collections.abc import Iterable, Mapping
from typing import Any

from wagtail.models import Locale, Page

from courant import documents as d
from courant.desk.localized import Localized
from courant.desk.models import PhotoFile
from courant.lib.rich_text import clean_html
from courant.lib.slugs import make_slug

Raw = dict[str, Any]
OUR_OWN = {"content", "comments", "corrections", "vote", "write"}  # fragments of every story page
KINDS = {"storypage": "story", "sectionpage": "section", "plainpage": "page", "frontpage": "edition"}


def photo_in(value: Mapping[str, Any], photos: Mapping[int, PhotoFile]) -> d.Photo | None:
    """The photo of a raw block, or None where its picture was deleted from the library."""
    file = photos.get(int(value.get("image") or 0))
    if file is None:
        return None
    picture = d.Picture(
        id=str(file.pk), sha256=file.sha256, width=file.width, height=file.height, original=file.file.name
    )
    return d.Photo(
        picture=picture, caption=value.get("caption") or "", credit=value.get("credit") or "",
        creator=file.creator, copyright_notice=file.copyright_notice, source=file.source, licence=file.licence,
        provenance=value.get("provenance") or "", alt="" if value.get("decorative") else value.get("alt") or "",
        decorative=bool(value.get("decorative")),
    )  # fmt: skip


class Bodies:
    """Makes blocks of raw values. `prepare` fetches in one go what many of them refer to."""

    def __init__(self, localized: Localized | None = None) -> None:
        self.localized = localized or Localized()
        self.photos: dict[int, PhotoFile] = {}
        self.page_keys: dict[int, str] = {}

    def prepare(self, raws: Iterable[list[Raw]]) -> None:
        """Fetch the pictures and linked pages of many bodies."""
        blocks = [block for raw in raws for block in raw]
        quoted = {int(b["value"]["source"]) for b in blocks if b["type"] == "quote" and b["value"].get("source")}
        self.localized.load("source", quoted)
        images = {int(b["value"]["image"]) for b in blocks if b["type"] == "photo" and b["value"].get("image")}
        missing = images - self.photos.keys()
        if missing:
            self.photos.update(PhotoFile.objects.in_bulk(missing))
        linked = {id for block in blocks for id in linked_pages(block)} - self.page_keys.keys()
        if linked:
            rows = Page.objects.filter(pk__in=linked).values_list("pk", "content_type__model", "locale__language_code")
            for pk, model, language in rows:
                kind = KINDS.get(model)
                if kind:
                    self.page_keys[pk] = f"edition:{language}" if kind == "edition" else f"{kind}:{pk}"

    def blocks(self, raw: list[Raw], locale: Locale) -> tuple[Any, ...]:
        """The blocks of one body. Call `prepare` first."""
        anchors = set(OUR_OWN)
        made = (self._block(block, locale, anchors) for block in raw)
        return tuple(block for block in made if block is not None)

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


def linked_pages(block: Raw) -> set[int]:
    """The ids of the pages that a block's text links to."""
    found: set[int] = set()

    def note(attributes: dict[str, str]) -> None:
        if (
            attributes.get("linktype") == "page"
            and (attributes.get("id") or "").isdecimal()
            and len(attributes["id"]) < 19
        ):
            found.add(int(attributes["id"]))

    value = block["value"]
    text = value if block["type"] == "paragraph" else value.get("text", "") if block["type"] == "fact_box" else ""
    if "linktype" in text:
        clean_html(text, note)
    return found


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
