"""One comment in the queue, with what a moderator needs to decide and may do."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from django.contrib.auth.models import User
from django.db.models import Count
from django.template.loader import render_to_string
from django.utils import timezone

from courant.discussion.doubts import Doubt
from courant.discussion.models import Claim, Comment, Decision, Flag, InternalNote, Revision
from courant.discussion.models.comment import TRANSITIONS, WAITING, Status
from courant.discussion.moderation.accuracy import Measured, measured
from courant.discussion.moderation.forms import Rejection, rules_of
from courant.discussion.moderation.pace import PROMISE

LONG = 280
Row = TypeVar("Row", Flag, InternalNote)


@dataclass(frozen=True)
class History:
    """What became of everything that this key has sent so far, the comment itself included."""

    published: int = 0
    rejected: int = 0
    spam: int = 0
    waiting: int = 0
    all: int = 0


@dataclass(frozen=True)
class Entry:
    comment: Comment
    next: int | None = None
    history: History = field(default_factory=History)
    decision: Decision | None = None
    flags: Sequence[Flag] = ()
    notes: Sequence[InternalNote] = ()
    claimed_by: User | None = None
    rejection_fields: str = ""

    @property
    def reasons(self) -> list[tuple[Doubt, Measured]]:
        """What the checks say of it."""
        return reasons_of(self.comment)

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
    def is_waiting(self) -> bool:
        return self.comment.status in WAITING

    @property
    def is_unchecked(self) -> bool:
        """Whether the worker, which asks the costly checks, has yet to look at it."""
        return self.is_waiting and self.comment.checked_at is None

    @property
    def is_late(self) -> bool:
        """Whether it has waited for longer than readers are promised."""
        return self.is_waiting and timezone.now() - self.comment.posted_at > PROMISE

    @property
    def is_long(self) -> bool:
        """Whether the parent comment is shown shortened at first."""
        return self.comment.parent is not None and len(self.comment.parent.text) > LONG

    def _may(self, status: Status) -> bool:
        return self.comment.purged_at is None and status in TRANSITIONS[Status(self.comment.status)]


def entries_of(comments: Sequence[Comment], *, by: User) -> list[Entry]:
    """Each comment with what may be done about it, and where the eye goes afterwards; `by` is who looks at them."""
    numbers = [comment.pk for comment in comments]
    fields = {code: rejection_fields(code) for code in {comment.edition for comment in comments}}
    histories = histories_of({comment.reader_hash for comment in comments})
    claims = {
        claim.pk: claim.by
        for claim in Claim.objects.of_others(by, now=timezone.now()).filter(pk__in=numbers).select_related("by")
    }
    flags = grouped(Flag.objects.unsettled().filter(comment__in=numbers))
    notes = grouped(InternalNote.objects.filter(comment__in=numbers))
    decided = [comment.pk for comment in comments if comment.status not in WAITING]
    # Those about edits are left out here: SQLite would look for all that are about none.
    decisions = {
        decision.comment_id: decision
        for decision in Decision.objects.filter(comment__in=decided)
        if decision.revision_id is None
    }
    following: list[int | None] = [*numbers[1:], None]
    return [
        Entry(
            comment=comment, next=after, rejection_fields=fields[comment.edition], decision=decisions.get(comment.pk),
            history=histories.get(comment.reader_hash, History()), flags=flags.get(comment.pk, ()),
            notes=notes.get(comment.pk, ()), claimed_by=claims.get(comment.pk),
        )
        for comment, after in zip(comments, following, strict=False)
    ]  # fmt: skip


def reasons_of(wording: Comment | Revision) -> list[tuple[Doubt, Measured]]:
    """What the checks say of a comment or an edit, each with how often it was right lately."""
    found = measured()
    return [(doubt, found.get(doubt.check, Measured())) for doubt in wording.reasons]


def grouped(rows: Iterable[Row]) -> dict[int, list[Row]]:
    """By the number of their comment."""
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row.comment_id, []).append(row)
    return found


def histories_of(readers: set[str]) -> dict[str, History]:
    """What became of the comments of these keys. What was imported has none."""
    counted: dict[str, Counter[str]] = {}
    found = Comment.objects.filter(reader_hash__in=readers - {""}).order_by()
    for reader, status, number in found.values_list("reader_hash", "status").annotate(number=Count("pk")):
        counted.setdefault(reader, Counter())[status] = number
    return {
        reader: History(
            published=count[Status.APPROVED], rejected=count[Status.REJECTED], spam=count[Status.SPAM],
            waiting=sum(count[status] for status in WAITING), all=count.total(),
        )
        for reader, count in counted.items()
    }  # fmt: skip


def rejection_fields(edition: str) -> str:
    """The fields of a rejection, which are the same for every comment of an edition: made once a page."""
    form = Rejection(policy=rules_of(edition), auto_id=False)
    return render_to_string("discussion/moderation/rejection_fields.html", {"form": form})
