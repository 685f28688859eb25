"""The checks: each module has one doubt about a comment, or about an edit of one. All are asked, all reasons are kept, and one table decides."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Any

from django.db import InterfaceError, OperationalError
from django.utils.translation import gettext_noop

from courant.discussion.checks import (
    abuse,
    banned_words,
    closed,
    flood,
    history,
    honeypot,
    lane,
    length,
    links,
    repeated,
    resembling,
    shape,
    spam,
    suspect_words,
)
from courant.discussion.doubts import Doubt, Outcome

if TYPE_CHECKING:
    from courant.discussion.models import Comment, Revision
    from courant.discussion.submission import Submission

log = logging.getLogger("courant")

# Asked before the receipt: they see the submission and nothing else.
BEFORE_RECEIPT: dict[ModuleType, Outcome] = {
    closed: Outcome.REFUSE,
    length: Outcome.HOLD,
    shape: Outcome.HOLD,
    links: Outcome.HOLD,
    banned_words: Outcome.HOLD,
    suspect_words: Outcome.ORDER,
    honeypot: Outcome.ORDER,
    lane: Outcome.NOTE,
}
# Asked by the worker: they see the stored comment, or the stored edit of one, and may ask the database.
IN_WORKER: dict[ModuleType, Outcome] = {
    repeated: Outcome.HOLD,
    resembling: Outcome.HOLD,
    history: Outcome.HOLD,
    flood: Outcome.HOLD,
    spam: Outcome.SPAM,
    abuse: Outcome.ORDER,
}


def name_of(check: ModuleType) -> str:
    """What a check is called wherever a doubt of its own is stored."""
    return check.__name__.rpartition(".")[2]


TABLE: dict[str, Outcome] = {name_of(check): leads_to for check, leads_to in (BEFORE_RECEIPT | IN_WORKER).items()}


@dataclass(frozen=True)
class Verdict:
    """All that the checks of one stage have against a comment."""

    doubts: tuple[Doubt, ...] = ()

    def leading_to(self, outcome: Outcome) -> tuple[Doubt, ...]:
        """The doubts that lead to it."""
        return tuple(doubt for doubt in self.doubts if outcome_of(doubt) is outcome)

    @property
    def is_refused(self) -> bool:
        """Whether the comment is to be handed back instead of being stored."""
        return bool(self.leading_to(Outcome.REFUSE))

    @property
    def is_held(self) -> bool:
        """Whether a moderator has to look at it, whatever the edition's habits."""
        return bool(self.leading_to(Outcome.HOLD) or self.leading_to(Outcome.SPAM))

    def stored(self) -> list[dict[str, Any]]:
        """The doubts as JSON keeps them."""
        return [doubt.stored() for doubt in self.doubts]


def outcome_of(doubt: Doubt) -> Outcome:
    """What a doubt leads to. A check that has failed, or that this release does not know, holds the comment."""
    return Outcome.HOLD if doubt.has_failed else TABLE.get(doubt.check, Outcome.HOLD)


def before_receipt(submission: "Submission") -> Verdict:
    """What the cheap checks have against a comment that is not stored yet."""
    return Verdict(tuple(_asked(BEFORE_RECEIPT, submission)))


def in_worker(wording: "Comment | Revision") -> Verdict:
    """What the costly checks have against a stored comment, or against an edit of one."""
    return Verdict(tuple(_asked(IN_WORKER, wording)))


def _asked(stage: Iterable[ModuleType], subject: Any) -> Iterable[Doubt]:
    for check in stage:
        try:
            doubt = check.doubt(subject)
        except (InterfaceError, OperationalError):  # the database is away: the worker comes again, and nothing is lost
            raise
        except Exception as error:  # whatever it is: a moderator is told, and the comment waits
            log.exception("The check %s has failed.", name_of(check))
            message = gettext_noop("The check “%(check)s” failed, so it is held: %(quoted)s")
            yield Doubt.of_failure(name_of(check), message, error)
        else:
            if doubt:
                yield doubt
