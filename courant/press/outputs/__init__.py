"""Every output that the press makes, in the order in which readers may depend on them."""

from collections.abc import Iterator
from typing import Any, Protocol

from courant.documents import Document
from courant.press.file import File, PictureFile
from courant.press.library import Library
from courant.press.outputs import (
    answers,
    archive_page,
    comments_pages,
    contributor_page,
    corrections_feed,
    corrections_month,
    corrections_page,
    edition_chooser,
    feed,
    former_address,
    front_page,
    icons,
    news_sitemap,
    plain_page,
    policy_version,
    robots_txt,
    section_front,
    security_txt,
    sitemap_index,
    sitemap_month,
    sitemap_pages,
    source_page,
    story_json,
    story_page,
    theme_files,
    thread_json,
    topic_page,
    transparency_month,
    transparency_page,
    web_manifest,
)
from courant.press.theme import Theme


class OutputModule(Protocol):
    """What each module of this folder offers: the kinds of document it is made of, and its files."""

    KINDS: tuple[type[Document], ...]

    def files(self, document: Any, library: Library, theme: Theme) -> Iterator[File | PictureFile]: ...


IN_ORDER: tuple[Any, ...] = (
    theme_files, icons, web_manifest, story_page, story_json, thread_json, comments_pages, contributor_page, topic_page, source_page, policy_version, plain_page, answers,
    archive_page, section_front, front_page, corrections_month, corrections_page, transparency_month, transparency_page, former_address, feed,
    corrections_feed, sitemap_month, sitemap_pages, sitemap_index, news_sitemap,
    edition_chooser, robots_txt, security_txt,
)  # fmt: skip

BY_NAME: dict[str, OutputModule] = {module.__name__.rpartition(".")[2]: module for module in IN_ORDER}
RANKS: dict[str, int] = {name: rank for rank, name in enumerate(BY_NAME)}


def names_for(kind: type[Document]) -> list[tuple[int, str]]:
    """The ranks and names of the outputs that are made of one kind of document."""
    return [(RANKS[name], name) for name, module in BY_NAME.items() if kind in module.KINDS]
