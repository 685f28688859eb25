"""The newsroom's site as a whole."""

from typing import Annotated, Literal

from msgspec import Meta

from courant.documents.document import Document


class Site(Document, frozen=True, kw_only=True, tag="site"):
    id: Annotated[Literal["site"], Meta(description="There is one site.")] = "site"
    base_url: Annotated[
        str, Meta(pattern=r"^https?://[^/]+$", description="Origin for the addresses that must be absolute.")
    ]
    name: Annotated[str, Meta(description="Name of the newsroom as a whole, shown where no edition is chosen.")]
    contact: Annotated[str, Meta(description="Address for security reports: a mailto: or https: URI, or nothing.")] = ""
