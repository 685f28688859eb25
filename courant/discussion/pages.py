"""Sets the live pages for readers with the press's own theme, in the edition's language."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from gettext import NullTranslations
from typing import Any

from jinja2 import TemplateError

from courant.discussion import printed
from courant.discussion.draft import Draft
from courant.discussion.models import Thread
from courant.discussion.printed import NothingPrinted
from courant.discussion.sentences import Sentence
from courant.documents import Edition
from courant.lib.comment_text import LIMIT
from courant.lib.digits import to_digits
from courant.press.frame import Frame, Heading
from courant.press.library import Library, MissingDocument

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class CommentForm:
    """The comment form, with what its reader has typed so far."""

    action: str
    policy_version: int
    name: str = ""
    text: str = ""
    agreed: bool = False
    token: str = ""
    stamp: str = ""  # what the script is to compute, if it is
    question: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
    is_open: bool = True
    limit: int = LIMIT
    is_blank: bool = False  # as on a printed page, the same for all
    reply_to: str = ""
    is_remembered: bool = False
    code: str = ""


def form_of(draft: Draft, *, edition: Edition, action: str, token: str, **state: Any) -> CommentForm:
    """The form as the reader left it."""
    return CommentForm(
        action=action, policy_version=edition.policy_version, name=draft.name, text=draft.text, token=token,
        reply_to="" if draft.reply_to is None else str(draft.reply_to), is_remembered=draft.is_remembered, code=draft.code,
        agreed=draft.agreed_to == edition.policy_version, **state,
    )  # fmt: skip


def thread_page(template: str, thread: Thread, *, path: str, title: str, **context: Any) -> str:
    """A live page about a thread."""
    edition = printed.edition(thread.edition)
    with printed.library() as documents:
        return page(template, documents, edition, path=path, title=title, story_label=thread.label(), **context)


def page(template: str, documents: Library, edition: Edition, *, path: str, title: str, **context: Any) -> str:
    """A live page, set as the printed ones are; no search engine keeps it."""
    theme = printed.theme()
    around = Heading(path=path, title=say(Sentence(title), edition), is_indexed=False)
    try:
        frame = Frame(documents, edition, around)
        return theme.render(template, edition=edition, url=theme.url_from(path), frame=frame, **context)
    except (MissingDocument, TemplateError) as error:
        logger.exception("The live page %s cannot be set", template)
        raise NothingPrinted from error


def say(sentence: Sentence, edition: Edition) -> str:
    """A sentence in the edition's language and digits."""
    text = words(edition.language).gettext(sentence.text)
    return text % {name: to_digits(number, edition.numbering) for name, number in sentence.numbers.items()}


@cache
def words(language: str) -> NullTranslations:
    return printed.theme().words(language)
