"""The parts of a story's body."""

from typing import Annotated

import msgspec
from msgspec import Meta

from courant.documents.photo import Photo
from courant.documents.types import Key, Line

Html = Annotated[
    str,
    Meta(description="Markup of the allow-list p, b, i, a, ul, ol, li, br; links inside the site are courant:KEY."),
]


class Paragraph(msgspec.Struct, frozen=True, kw_only=True, tag_field="block", tag="paragraph"):
    html: Annotated[Html, Meta(description="The text.")]


class Subhead(msgspec.Struct, frozen=True, kw_only=True, tag_field="block", tag="subhead"):
    text: Annotated[Line, Meta(description="Plain text.")]
    anchor: Annotated[Line, Meta(description="Stable fragment of the story's address.")]


class Quote(msgspec.Struct, frozen=True, kw_only=True, tag_field="block", tag="quote"):
    source: Annotated[Key, Meta(description="Key of the source.")]
    role: Annotated[str, Meta(description="The source's role as it was described that day.")] = ""
    told: Annotated[str, Meta(description="To whom it was said, as it is printed.")] = ""
    text: Annotated[str, Meta(min_length=1, description="The words, without quotation marks.")]


class FactBox(msgspec.Struct, frozen=True, kw_only=True, tag_field="block", tag="fact_box"):
    title: Annotated[Line, Meta(description="Heading of the box.")]
    html: Annotated[Html, Meta(description="The text.")]


Block = Paragraph | Subhead | Photo | Quote | FactBox
