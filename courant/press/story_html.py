"""A story's text as plain HTML for feed readers, with absolute addresses and no classes."""

from collections.abc import Callable
from html import escape

from courant.documents import Edition, FactBox, Label, Paragraph, Photo, Quote, Site, Story, Subhead
from courant.documents.blocks import Block
from courant.lib.addresses import quote
from courant.lib.dates import long_date
from courant.lib.rich_text import rewrite_links

Labels = Callable[[str], Label | None]


def as_html(story: Story, site: Site, edition: Edition, label_of: Labels) -> str:
    """The standfirst, text and corrections; `label_of` gives the label of a key, or None where it is not published."""
    parts = [f"<p>{escape(story.standfirst)}</p>"] if story.standfirst else []
    parts += [_block(block, site, label_of) for block in story.body]
    for correction in story.corrections:
        day = long_date(
            correction.at, language=edition.language, calendar=edition.calendar, numbering=edition.numbering,
            timezone=edition.timezone,
        )  # fmt: skip
        parts.append(f"<p><b>{day}</b> {escape(correction.text)}</p>")
    return "".join(parts)


def _block(block: Block, site: Site, label_of: Labels) -> str:
    match block:
        case Paragraph(html=html):
            return _linked(html, site, label_of)
        case Subhead(text=text):
            return f"<h2>{escape(text)}</h2>"
        case Quote(source=key, role=role, text=text):
            source = label_of(key)
            name = ", ".join(filter(None, (source.title if source else "", role)))
            return f"<blockquote><p>{escape(text)}</p><p>{escape(name)}</p></blockquote>"
        case FactBox(title=title, html=html):
            return f"<h3>{escape(title)}</h3>{_linked(html, site, label_of)}"
        case Photo(caption=caption, credit=credit):
            # The picture itself stays on the page: feeds would keep it after it was taken down.
            return f"<p><i>{escape(caption)} [{escape(credit)}]</i></p>"
    return ""


def _linked(html: str, site: Site, label_of: Labels) -> str:
    def resolve(key: str) -> str | None:
        label = label_of(key)
        return site.base_url + quote(label.path) if label else None

    return rewrite_links(html, resolve)
