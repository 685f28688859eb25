"""What a receipt tells the author of a comment."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from courant.discussion.models import Comment, Status

# Readers need not know which check held a comment, nor that a machine called it spam.
STATES = {
    Status.PREMOD: "waiting",
    Status.SYSTEM_WITHHELD: "waiting",
    Status.NONE: "published",
    Status.APPROVED: "published",
    Status.REJECTED: "rejected",
    Status.SPAM: "rejected",
    Status.AUTHOR_DELETED: "withdrawn",
    Status.EXPIRED: "rejected",
}


@dataclass(frozen=True)
class Receipt:
    name: str
    text: str
    direction: str
    posted_at: datetime
    state: str


def receipt_of(comment: Comment) -> dict[str, Any]:
    """What the page of a receipt shows: the comment as it was stored, and what became of it so far."""
    state = STATES[Status(comment.status)]
    decision = comment.last_decision if state == "rejected" else None
    stored = Receipt(
        name=comment.name, text=comment.text, direction=comment.direction, posted_at=comment.posted_at, state=state
    )
    return {
        "comment": stored, "rule": decision.rule if decision else None, "told": decision.told if decision else ""
    }  # fmt: skip
