"""Time, as a document: its passing is a change like any other."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from courant.documents.document import Document


class Today(Document, frozen=True, kw_only=True, tag="today"):
    id: Annotated[Literal["today"], Meta(description="There is one today.")] = "today"
    date: Annotated[date, Meta(description="The date in UTC.")]
