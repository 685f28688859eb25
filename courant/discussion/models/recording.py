"""Writes decisions down, in the transaction that carries them out."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import User

from courant.discussion.models.status import Status
from courant.documents import Rule

if TYPE_CHECKING:
    from courant.discussion.models.comment import Comment
    from courant.discussion.models.revision import Revision


def record(subject: "Comment | Revision", *, by: User | None, at: datetime, after: Status, **facts: Any) -> None:
    """One row for one decision about a comment or an edit. What is shown after all leaves no appeal open."""
    # Both know comments, which call this.
    from courant.discussion.models.appeal import Appeal, Outcome
    from courant.discussion.models.comment import Comment
    from courant.discussion.models.decision import Decision
    from courant.discussion.models.log_entry import Act, LogEntry

    comment, revision = (subject, None) if isinstance(subject, Comment) else (subject.comment, subject)
    by_name = by.get_username() if by else ""
    if after == Status.APPROVED:
        Appeal.objects.filter(decision__comment=comment, decision__revision=revision, outcome=None).update(
            outcome=Outcome.REVERSED, decided_by=by, decided_by_name=by_name, decided_at=at
        )
    Decision.objects.create(comment=comment, revision=revision, by=by, by_name=by_name, at=at, after=after, **facts)
    LogEntry.write(
        Act.EDIT if revision else Act.DECISION, by, about=comment, at=at, before=facts["before"], after=after,
        detail=f"rule {facts['rule_number']} of version {facts['policy_version']}" if "rule_number" in facts else "",
    )  # fmt: skip


def cited(rule: Rule) -> dict[str, Any]:
    """What a decision keeps of a rule: the next version of the policy may give its number to another."""
    return {"rule_number": rule.number, "rule_title": rule.title, "rule_text": rule.text}
