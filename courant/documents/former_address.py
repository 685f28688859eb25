"""An address that something published once had."""

from typing import Annotated

from msgspec import Meta

from courant.documents.document import Document
from courant.documents.types import Key, Path


class FormerAddress(Document, frozen=True, kw_only=True, tag="former_address"):
    id: Annotated[Path, Meta(description="The address itself.")]
    edition: Annotated[Key, Meta(description="Key of the edition in whose language the page is written.")]
    successor: Annotated[Key, Meta(description="Key of what was there: a redirect while it is published, else gone.")]
    archive_pages: Annotated[int, Meta(ge=0, description="How many numbered archive pages stood below it.")] = 0
