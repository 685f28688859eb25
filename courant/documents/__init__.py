"""What the desk and the discussion hand to the press: frozen, typed, plain data."""

from courant.documents.blocks import Block, FactBox, Paragraph, Quote, Subhead
from courant.documents.contributor import Author, Contributor
from courant.documents.corrections_month import CorrectionsMonth
from courant.documents.document import Document, facet_of, keys_touched
from courant.documents.edition import Edition, EditionSwitch, PolicyPage
from courant.documents.former_address import FormerAddress
from courant.documents.label import Label
from courant.documents.listing import PAGE_SIZE, ArchivePage, newest_query, page_of, page_query
from courant.documents.page import Page, Purpose
from courant.documents.photo import Photo, Picture, Provenance
from courant.documents.policy_version import PolicyVersion
from courant.documents.rule import Rule
from courant.documents.section import Section
from courant.documents.site import Site
from courant.documents.sitemap_month import SitemapMonth
from courant.documents.source import Source
from courant.documents.story import Byline, Corrected, Correction, Role, Story, StoryType, Teaser
from courant.documents.thread import (
    COMMENTS_PAGE_SIZE,
    Comment,
    Thread,
    ThreadPage,
    comments_page_of,
    shown_in,
)
from courant.documents.today import Today
from courant.documents.topic import Topic
from courant.documents.transparency_month import RuleCount, TransparencyMonth

AnyDocument = (
    Site | Edition | Section | Story | Contributor | Source | Topic | Page | Thread | ThreadPage | Today
    | ArchivePage | SitemapMonth | CorrectionsMonth | FormerAddress | TransparencyMonth | PolicyVersion
)  # fmt: skip

KINDS: tuple[type[Document], ...] = AnyDocument.__args__

__all__ = [
    "COMMENTS_PAGE_SIZE", "KINDS", "PAGE_SIZE", "AnyDocument", "ArchivePage", "Author", "Block", "Byline", "Comment", "Contributor", "Corrected",
    "Correction", "CorrectionsMonth", "Document", "Edition", "EditionSwitch", "FactBox", "FormerAddress", "Label", "Page", "Paragraph", "Photo",
    "Picture", "PolicyPage", "PolicyVersion", "Provenance", "Purpose", "Quote", "Role", "Rule", "RuleCount", "Section", "Site", "SitemapMonth", "Source", "Story",
    "StoryType", "Subhead", "Teaser", "Thread", "ThreadPage", "Today", "Topic", "TransparencyMonth", "comments_page_of", "facet_of", "keys_touched", "newest_query",
    "page_of", "page_query", "shown_in",
]  # fmt: skip
