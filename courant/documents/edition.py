"""An edition: one language version of the newsroom."""

from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from courant.documents.document import Document
from courant.documents.label import Label
from courant.documents.page import Purpose
from courant.documents.rule import Rule
from courant.documents.types import Language, Line, Path


class PolicyPage(msgspec.Struct, frozen=True, kw_only=True):
    purpose: Annotated[Purpose, Meta(description="Which of the newsroom's policies it holds.")]
    path: Annotated[Path, Meta(description="Address of the page.")]


class Edition(Document, frozen=True, kw_only=True, tag="edition"):
    FACETS: ClassVar[tuple[str, ...]] = ("label", "switch")

    id: Annotated[Language, Meta(description="Language code, also the first part of its addresses.")]
    language: Annotated[Language, Meta(description="BCP 47 language tag for lang attributes.")]
    direction: Annotated[Literal["ltr", "rtl"], Meta(description="Writing direction.")]
    language_name: Annotated[Line, Meta(description="The language in its own words.")]
    path: Annotated[Path, Meta(description="Address of the front page.")]
    position: Annotated[int, Meta(description="Order among the editions.")]
    title: Annotated[Line, Meta(description="Name of the newspaper in this language.")]
    tagline: Annotated[str, Meta(description="A line under the name.")] = ""
    description: Annotated[str, Meta(description="One sentence for search engines and feeds.")] = ""
    calendar: Annotated[Literal["gregorian", "jalali", "both"], Meta(description="Calendar of printed dates.")] = (
        "gregorian"
    )
    numbering: Annotated[
        Literal["latn", "arab", "arabext"], Meta(description="CLDR numbering system of printed digits.")
    ] = "latn"
    timezone: Annotated[str, Meta(description="IANA time zone of printed dates.")] = "UTC"
    comments_open: Annotated[bool, Meta(description="Whether readers may comment at all.")] = True
    policy_version: Annotated[int, Meta(ge=1, description="Version of the comment policy.")] = 1
    policy_rules: Annotated[tuple[Rule, ...], Meta(description="The comment policy, rule by rule.")] = ()

    policies: Annotated[
        tuple[PolicyPage, ...], Meta(description="The pages that hold its policies, in the order of the footer.")
    ] = ()

    def label(self) -> Label:
        """What links to the front page say."""
        return Label(path=self.path, title=self.title, language=self.language)

    def switch(self) -> "EditionSwitch":
        """What other editions show of this one."""
        return EditionSwitch(
            path=self.path,
            title=self.title,
            language=self.language,
            direction=self.direction,
            language_name=self.language_name,
            description=self.description,
        )

    def belongs_to(self) -> dict[str, int]:
        return {"editions": self.position}


class EditionSwitch(msgspec.Struct, frozen=True, kw_only=True):
    path: Annotated[str, Meta(description="Address of the front page.")]
    title: Annotated[str, Meta(description="Name of the newspaper in its language.")]
    language: Annotated[str, Meta(description="BCP 47 language tag.")]
    direction: Annotated[str, Meta(description="Writing direction, ltr or rtl.")]
    language_name: Annotated[str, Meta(description="The language in its own words.")]
    description: Annotated[str, Meta(description="One sentence about the edition.")]
