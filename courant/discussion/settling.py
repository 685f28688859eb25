"""Settles what has its receipt: the costly checks are asked, and all doubts together lead to the comment's status."""

import logging

from django.db import InterfaceError, OperationalError

from courant.discussion import checks
from courant.discussion.checks import Verdict, spam
from courant.discussion.doubts import Doubt, Outcome
from courant.discussion.models import Comment, EditionSettings, Status
from courant.discussion.models.comment import WAITING

log = logging.getLogger("courant")
AT_ONCE = 50  # between two looks at whether the worker is to stop
RISK_OF_A_DOUBT = 0.5


def settle_some() -> int:
    """Check the oldest of what waits to be checked; returns how many comments that were."""
    comments = list(Comment.objects.unchecked().select_related("thread")[:AT_ONCE])
    for comment in comments:
        try:
            settle(comment)
        except (InterfaceError, OperationalError):  # the database is away: the worker comes again, and nothing is lost
            raise
        except Exception as error:  # whatever it is: one comment never keeps those behind it from being checked
            log.exception("The checks of comment %d could not be finished.", comment.pk)
            hold(comment, error)
    return len(comments)


def settle(comment: Comment) -> None:
    """Ask the costly checks about a comment, and give it its status. It is safe to repeat."""
    verdict = Verdict((*comment.reasons, *checks.in_worker(comment).doubts))
    comment.settle(status_of(comment, verdict), doubts=list(verdict.doubts), risk=risk_of(verdict))


def hold(comment: Comment, error: Exception) -> None:
    """Have a moderator look at a comment whose checks could not be finished."""
    words = f"The checks could not be finished ({type(error).__name__}: {error}), so the comment is held"
    verdict = Verdict((*comment.reasons, Doubt("settling", words[:500], has_failed=True)))
    comment.settle(status_of(comment, verdict), doubts=list(verdict.doubts), risk=risk_of(verdict))


def status_of(comment: Comment, verdict: Verdict) -> Status:
    """The status to which the doubts lead; what is decided stays so."""
    before = Status(comment.status)
    if before not in WAITING:
        return before
    if any(spam.is_certain(doubt, comment) for doubt in verdict.leading_to(Outcome.SPAM)):
        return Status.SPAM
    if verdict.is_held:
        return Status.SYSTEM_WITHHELD
    return Status.NONE if EditionSettings.of(comment.edition).is_post_moderated else before


def risk_of(verdict: Verdict) -> float:
    """How likely the comment is not to be published: each doubt as likely to be right as its score says, or as not, and
    none of them knowing of another."""
    harmless = 1.0
    for doubt in verdict.doubts:
        if checks.outcome_of(doubt) is not Outcome.NOTE:
            harmless *= 1 - doubt.numbers.get("score", RISK_OF_A_DOUBT)
    return 1 - harmless
