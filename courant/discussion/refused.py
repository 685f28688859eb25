"""The one exception of the live addresses: a request that cannot be done, with all that its answer needs."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django import db

from courant.discussion import sentences
from courant.discussion.printed import NothingPrinted
from courant.discussion.sentences import Sentence

if TYPE_CHECKING:
    from courant.discussion.draft import Draft

RETRY_AFTER = {"Retry-After": "30"}


@dataclass(eq=False)
class Refused(Exception):
    """Answered with a plain page in the edition's language, and with the draft where there is one."""

    status: int
    explanation: Sentence
    errors: Mapping[str, Sentence] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    draft: "Draft | None" = None

    @property
    def may_be_sent_again(self) -> bool:
        """Whether the same text could be accepted later; not where the discussion is closed or gone."""
        return self.status not in (404, 409)


@contextmanager
def text_kept(draft: "Draft") -> Iterator[None]:
    """Whatever goes wrong inside, the reader gets back what they wrote."""
    try:
        yield
    except Refused as refused:
        refused.draft = draft
        raise
    except (db.Error, NothingPrinted) as error:
        raise Refused(503, Sentence(sentences.BUSY), headers=RETRY_AFTER, draft=draft) from error
