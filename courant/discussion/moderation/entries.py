"""One comment in the queue, with what a moderator needs to decide and may do."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import timezone

from courant.discussion.models import Comment, Decision
from courant.discussion.models.comment import TRANSITIONS, WAITING, Status
from courant.discussion.moderation.forms import Rejection, rules_of
from courant.discussion.moderation.pace import PROMISE


@dataclass(frozen=True)
class Entry:
    comment: Comment
    next: int | None
    decision: Decision | None
    rejection_fields: str

    @property
    def may_approve(self) -> bool:
        return self._may(Status.APPROVED)

    @property
    def may_reject(self) -> bool:
        return self._may(Status.REJECTED)

    @property
    def may_be_spam(self) -> bool:
        return self._may(Status.SPAM)

    @property
    def is_late(self) -> bool:
        """Whether it has waited for longer than readers are promised."""
        return self.comment.status in WAITING and timezone.now() - self.comment.posted_at > PROMISE

    @property
    def is_long(self) -> bool:
        """Whether the parent comment is shown shortened at first."""
        return self.comment.parent is not None and len(self.comment.parent.text) > 280

    def _may(self, status: Status) -> bool:
        return status in TRANSITIONS[Status(self.comment.status)]


def entries_of(comments: Sequence[Comment]) -> list[Entry]:
    """Each comment with what may be done about it, and where the eye goes afterwards."""
    fields = {code: rejection_fields(code) for code in {comment.edition for comment in comments}}
    following: list[int | None] = [*(comment.pk for comment in comments[1:]), None]
    return [
        Entry(
            comment=comment, next=after, rejection_fields=fields[comment.edition],
            decision=None if comment.status in WAITING else comment.last_decision,
        )
        for comment, after in zip(comments, following, strict=False)
    ]  # fmt: skip


def rejection_fields(edition: str) -> str:
    """The fields of a rejection, which are the same for every comment of an edition: made once a page."""
    form = Rejection(policy=rules_of(edition), auto_id=False)
    return render_to_string("discussion/moderation/rejection_fields.html", {"form": form})
