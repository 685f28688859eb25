"""What the reader's page says of each comment of theirs."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from courant.discussion import reader_keys
from courant.discussion.models import Appeal, Comment, Decision, Revision, Status
from courant.discussion.models.comment import TRANSITIONS, WAITING
from courant.discussion.models.decision import APPEAL_WITHIN
from courant.documents import Label, Rule
from courant.documents.thread import comments_page_of
from courant.press.conversation import page_path

AT_ONCE = 50  # as many as a printed page of a discussion has
NUMBER = re.compile("[0-9]{1,18}")
# What is said of the usual wait stands on so many decisions, none older than that.
DECISIONS, FEWEST, RECENT = 50, 5, timedelta(days=30)
# Readers need not know which check held a comment, nor that a machine called it spam.
STATES = {
    Status.PREMOD: "waiting",
    Status.SYSTEM_WITHHELD: "waiting",
    Status.NONE: "published",
    Status.APPROVED: "published",
    Status.REJECTED: "rejected",
    Status.SPAM: "rejected",
    Status.AUTHOR_DELETED: "withdrawn",
    Status.EXPIRED: "expired",
}


@dataclass(frozen=True)
class Refusal:
    """A decision against the author, and their appeal where there is one."""

    id: int
    rule: Rule | None
    policy_version: int | None
    told: str
    may_be_contested: bool
    contested_until: datetime
    appeal: Appeal | None


@dataclass(frozen=True)
class Entry:
    """One comment as its author sees it."""

    id: int
    state: str
    name: str
    text: str
    direction: str
    posted_at: datetime
    edited_at: datetime | None
    is_purged: bool
    story: Label
    edition: str
    refusal: Refusal | None
    edit: Revision | None  # the newest, unless it was approved
    edit_state: str
    edit_refusal: Refusal | None
    may_be_edited: bool
    may_be_withdrawn: bool

    link: str  # where it stands under its story


def permalink(comment: Comment) -> str:
    """Where a comment stands: on which page of its thread, and there."""
    place = (comment.root or comment).place or 1
    return f"{page_path(comment.thread.address, comments_page_of(place))}#comment-{comment.pk}"


@dataclass(frozen=True)
class Sheet:
    """Some of a reader's comments, the newest first: `newer` are after the one with this number, `older` before; 0 if none."""

    entries: list[Entry]
    newer: int = 0
    older: int = 0


def sheet_of(key: str, *, now: datetime, before: str = "", after: str = "") -> Sheet:
    """The newest comments of the reader with this key, or those next to one of theirs that is told by its number. What is no
    number of theirs leads to the newest."""
    if not reader_keys.is_key(key):
        return Sheet([])
    mine = Comment.objects.filter(reader_hash=reader_keys.hash_of(key)).select_related("thread", "root")
    mine = mine.prefetch_related("decisions__appeal", "revisions")
    if (last := _find(mine, before)) and (found := _newest(mine.filter(_older_than(last)))):
        return _sheet(found, now=now, are_newest=False)
    if first := _find(mine, after):
        found = list(mine.exclude(_older_than(first)).exclude(pk=first.pk).order_by("posted_at", "pk")[: AT_ONCE + 1])
        if len(found) > AT_ONCE:  # else the newest fill a page
            entries = [entry_of(comment, now=now) for comment in reversed(found[:AT_ONCE])]
            return Sheet(entries, newer=entries[0].id, older=entries[-1].id)
    return _sheet(_newest(mine), now=now, are_newest=True)


def _find(mine: QuerySet[Comment], number: str) -> Comment | None:
    return mine.filter(pk=int(number)).first() if NUMBER.fullmatch(number) else None


def _older_than(comment: Comment) -> Q:
    return Q(posted_at__lt=comment.posted_at) | Q(posted_at=comment.posted_at, pk__lt=comment.pk)


def _newest(comments: QuerySet[Comment]) -> list[Comment]:
    """One more than a page has, to know whether there are others."""
    return list(comments.order_by("-posted_at", "-pk")[: AT_ONCE + 1])


def _sheet(found: list[Comment], *, now: datetime, are_newest: bool) -> Sheet:
    entries = [entry_of(comment, now=now) for comment in found[:AT_ONCE]]
    has_older = len(found) > AT_ONCE
    return Sheet(entries, newer=0 if are_newest else entries[0].id, older=entries[-1].id if has_older else 0)


def entry_of(comment: Comment, *, now: datetime) -> Entry:
    """What is said of one comment."""
    state = STATES[Status(comment.status)]
    edit = max(comment.revisions.all(), key=lambda one: one.pk, default=None)
    about_edit = [one for one in comment.decisions.all() if edit and one.revision_id == edit.pk]
    return Entry(
        id=comment.pk, state=state, name=comment.name, text=comment.text, direction=comment.direction,
        posted_at=comment.posted_at, edited_at=comment.edited_at, is_purged=comment.purged_at is not None,
        story=comment.thread.label(), edition=comment.thread.edition,
        refusal=_refusal(comment.last_decision, now) if state == "rejected" else None,
        edit=edit if edit and edit.text else None,
        edit_state=STATES[Status(edit.status)] if edit and state == "published" else "",
        edit_refusal=_refusal(about_edit[-1], now) if about_edit and edit and edit.status == Status.REJECTED else None,
        may_be_edited=comment.may_be_edited(now),
        link=permalink(comment), may_be_withdrawn=Status.AUTHOR_DELETED in TRANSITIONS[Status(comment.status)],
    )  # fmt: skip


def usual_wait(edition: str, *, now: datetime) -> timedelta | None:
    """How long the latest comments of an edition waited for a moderator, the middle one of them; None if too few did."""
    decided = Decision.objects.filter(
        comment__edition=edition, before__in=WAITING, revision=None, by__isnull=False, at__gte=now - RECENT
    )
    times = decided.order_by("-pk").values_list("at", "comment__posted_at")[:DECISIONS]
    waits = sorted(at - posted_at for at, posted_at in times if at >= posted_at)
    return waits[len(waits) // 2] if len(waits) >= FEWEST else None


def _refusal(decision: Decision | None, now: datetime) -> Refusal | None:
    if decision is None:
        return None
    return Refusal(
        id=decision.pk, rule=decision.rule, policy_version=decision.policy_version, told=decision.told,
        may_be_contested=decision.may_be_contested(now),
        contested_until=decision.at + APPEAL_WITHIN, appeal=getattr(decision, "appeal", None),
    )  # fmt: skip
