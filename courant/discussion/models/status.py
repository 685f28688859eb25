"""The states of a comment and of an edit, and which may follow which."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    PREMOD = "PREMOD", _("Waiting")
    SYSTEM_WITHHELD = "SYSTEM_WITHHELD", _("Held by a check")
    NONE = "NONE", _("Shown before moderation")
    APPROVED = "APPROVED", _("Approved")
    REJECTED = "REJECTED", _("Rejected")
    SPAM = "SPAM", _("Spam")
    AUTHOR_DELETED = "AUTHOR_DELETED", _("Withdrawn by its author")
    EXPIRED = "EXPIRED", _("Expired undecided")


WAITING = frozenset({Status.PREMOD, Status.SYSTEM_WITHHELD, Status.NONE})
VISIBLE = frozenset({Status.APPROVED, Status.NONE})
DECIDED = frozenset({Status.APPROVED, Status.REJECTED, Status.SPAM})
REFUSED = frozenset({Status.REJECTED, Status.SPAM})
ENDED = frozenset({Status.AUTHOR_DELETED, Status.EXPIRED})
HIDDEN = frozenset(Status) - VISIBLE

_FROM_WAITING = frozenset({Status.APPROVED, Status.REJECTED, Status.SPAM, Status.EXPIRED, Status.AUTHOR_DELETED})
TRANSITIONS: dict[Status, frozenset[Status]] = {
    Status.PREMOD: _FROM_WAITING,
    Status.SYSTEM_WITHHELD: _FROM_WAITING,
    Status.NONE: _FROM_WAITING,
    Status.APPROVED: frozenset({Status.REJECTED, Status.AUTHOR_DELETED}),
    Status.REJECTED: frozenset({Status.APPROVED}),
    Status.SPAM: frozenset({Status.APPROVED}),
    Status.AUTHOR_DELETED: frozenset(),
    Status.EXPIRED: frozenset(),
}


class Conflict(Exception):
    """The comment is not (or no longer) in a state that allows the decision; nothing was changed."""
