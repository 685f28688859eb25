"""Settles what has its receipt: the costly checks are asked, and all doubts together lead to its status."""

import logging
from collections.abc import Sequence

from django.db import InterfaceError, OperationalError
from django.utils.translation import gettext_noop

from courant.discussion import checks, learning
from courant.discussion.checks import Verdict, spam
from courant.discussion.doubts import Doubt, Outcome
from courant.discussion.models import Comment, EditionSettings, Revision, Sketch, Status
from courant.discussion.models.comment import WAITING
from courant.discussion.models.settled import Settlement, settle_all

log = logging.getLogger("courant")
AT_ONCE = 50  # between two looks at whether the worker is to stop
RISK_OF_A_DOUBT = 0.5


def settle_some() -> int:
    """Check the oldest of what waits to be checked, comments and edits; returns how many that were."""
    comments = list(Comment.objects.unchecked().select_related("thread")[:AT_ONCE])
    edits = list(Revision.objects.unchecked().select_related("comment")[:AT_ONCE])
    waiting: list[Comment | Revision] = [*comments, *edits]
    try:
        settle(waiting)
    except (InterfaceError, OperationalError):
        raise
    except Exception:  # one by one: then it shows which of them it is
        for wording in waiting:
            _settle_or_hold(wording)
    return len(waiting)


def _settle_or_hold(wording: Comment | Revision) -> None:
    try:
        settle([wording])
    except (InterfaceError, OperationalError):  # the database is away: the worker comes again, and nothing is lost
        raise
    except Exception as error:  # whatever it is: one of them never keeps those behind it from being checked
        log.exception("The checks of %s %d could not be finished.", type(wording).__name__.lower(), wording.pk)
        hold(wording, error)


def settle(waiting: Sequence[Comment | Revision]) -> None:
    """Ask the costly checks about comments and edits, and give them their status. It is safe to repeat.

    Nothing is written while they are asked: on SQLite whoever sends a comment at this moment would wait for each.
    """
    if not waiting:
        return
    comments = [wording for wording in waiting if isinstance(wording, Comment)]
    learning.assess(waiting)
    learning.keep(comments)
    Sketch.renew(comments)
    settle_all([_settlement(wording, checks.in_worker(wording).doubts) for wording in waiting])


def _settlement(wording: Comment | Revision, doubts: Sequence[Doubt]) -> Settlement:
    return _settled_by(wording, Verdict((*wording.reasons, *doubts)))


def _settled_by(wording: Comment | Revision, verdict: Verdict) -> Settlement:
    return Settlement(wording, status_of(wording, verdict), verdict.doubts, risk_of(verdict))


def hold(wording: Comment | Revision, error: Exception) -> None:
    """Have a moderator look at what could not be checked to the end."""
    message = gettext_noop("The checks could not be finished, so it is held: %(quoted)s")
    try:
        reasons = wording.reasons
    except Exception:  # of whatever form they are stored: perhaps it was these that could not be read
        log.exception("The doubts about %s %d cannot be read.", type(wording).__name__.lower(), wording.pk)
        reasons = []
    settle_all([_settled_by(wording, Verdict((*reasons, Doubt.of_failure("settling", message, error))))])


def status_of(wording: Comment | Revision, verdict: Verdict) -> Status:
    """The status to which the doubts lead; what is decided stays so."""
    before = Status(wording.status)
    if before not in WAITING:
        return before
    if isinstance(wording, Revision):  # the old text stands until a moderator has read it, in every edition
        return Status.SYSTEM_WITHHELD if verdict.is_held else before
    if any(spam.is_certain(doubt, wording) for doubt in verdict.leading_to(Outcome.SPAM)):
        return Status.SPAM
    if verdict.is_held:
        return Status.SYSTEM_WITHHELD
    return Status.NONE if EditionSettings.of(wording.edition).is_post_moderated else before


def risk_of(verdict: Verdict) -> float:
    """How likely it is not to be published: each doubt as likely to be right as its score says, or as not, and none of
    them knowing of another."""
    harmless = 1.0
    for doubt in verdict.doubts:
        if checks.outcome_of(doubt) is not Outcome.NOTE:
            harmless *= 1 - doubt.numbers.get("score", RISK_OF_A_DOUBT)
    return 1 - harmless
