"""The web page of one story."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from courant.documents import Edition, Label, Quote, Story, Thread
from courant.lib.comment_text import LIMIT
from courant.lib.stamps import DEMAND
from courant.press.conversation import branches_of
from courant.press.file import File, PictureFile
from courant.press.frame import Heading
from courant.press.json_ld import news_article
from courant.press.library import Library
from courant.press.theme import Theme
from courant.press.typesetting import set_page

KINDS = (Story,)


def files(story: Story, library: Library, theme: Theme) -> Iterator[File | PictureFile]:
    edition = library.get(story.edition, Edition)
    section = library.label(story.section)
    thread = library.find(f"thread:{story.id}") or Thread(id=story.id)
    assert isinstance(thread, Thread)
    heading = Heading(
        path=story.path, title=story.headline, description=story.standfirst, current=section.path if section else "",
        translation_key=story.translation_key, json_ld=news_article(story, edition, thread, library, logo=theme.logo),
    )  # fmt: skip
    yield from set_page(
        "story.html", library, theme, edition=edition, heading=heading, story=story, section=section,
        bylines=bylines(story, library), sources=quoted_sources(story, library),
        topics=[label for key in story.topics if (label := library.label(key))],
        related=[teaser for key in story.related if (teaser := library.teaser(key))],
        thread=thread, branches=branches_of(thread.comments),
        form=empty_form(story.id, edition, is_open=thread.is_open),
    )  # fmt: skip


def bylines(story: Story, library: Library) -> list[Any]:
    """The published contributors of a story, with their roles."""
    return [
        SimpleNamespace(author=author, role=byline.role)
        for byline in story.bylines
        if (author := library.author(byline.contributor))
    ]


def quoted_sources(story: Story, library: Library) -> dict[str, Label]:
    """The labels of all that the story quotes, by key."""
    keys = [block.source for block in story.body if isinstance(block, Quote)]
    return {key: label for key in keys if (label := library.label(key))}


def empty_form(story_id: str, edition: Edition, *, is_open: bool) -> Any:
    """The comment form as it is printed."""
    return SimpleNamespace(
        action=f"/-/comments/{story_id}/", name="", text="", agreed=False, token="", stamp=DEMAND, question="",
        reply_to="", code="", is_remembered=False, errors={}, limit=LIMIT, is_blank=True, is_open=is_open and edition.comments_open,
        policy_version=edition.policy_version,
    )  # fmt: skip
