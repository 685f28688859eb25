"""A photo as used in one place: the picture, its words and its rights."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from courant.documents.types import Line

Provenance = Literal[
    "staff", "commissioned", "agency", "pool", "handout", "courtesy", "sent_to_us", "witness", "circulated_online",
    "screen_grab", "satellite", "archive", "public_domain", "creative_commons", "illustration", "graphic", "composite",
    "ai_generated",
]  # fmt: skip


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """The file behind a photo."""

    id: Annotated[str, Meta(description="Stays the same when the file is replaced.")]
    sha256: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$", description="Of the cleaned original.")]
    width: Annotated[int, Meta(ge=1, description="Pixels of the original.")]
    height: Annotated[int, Meta(ge=1, description="Pixels of the original.")]
    original: Annotated[Line, Meta(description="Name of the cleaned original in the folder of originals.")]


class Photo(msgspec.Struct, frozen=True, kw_only=True, tag_field="block", tag="photo"):
    picture: Annotated[Picture, Meta(description="The picture itself.")]
    caption: Annotated[str, Meta(description="Plain text under the photo.")] = ""
    credit: Annotated[Line, Meta(description="Printed in brackets after the caption.")]
    creator: Annotated[str, Meta(description="Who made the picture; nothing where that is not known or not told.")] = ""
    copyright_notice: Annotated[str, Meta(description="Who holds the copyright, as they want it said.")] = ""
    source: Annotated[
        str, Meta(description="From whom the newsroom has the picture: an agency, an archive, a person.")
    ] = ""
    licence: Annotated[str, Meta(description="Web address that says what others may do with the picture.")] = ""
    provenance: Annotated[Provenance, Meta(description="How the picture came to the newsroom.")]
    alt: Annotated[str, Meta(description="Alternative text; empty only where decorative.")] = ""
    decorative: Annotated[bool, Meta(description="Whether it carries no information of its own.")] = False

    def __post_init__(self) -> None:
        if not self.alt.strip() and not self.decorative:
            raise ValueError("a photo needs alternative text, or to be marked as decorative: add it to the photo")
