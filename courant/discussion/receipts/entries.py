"""What the reader's page says of each comment of theirs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from courant.discussion import reader_keys
from courant.discussion.models import Appeal, Comment, Decision, Revision, Status
from courant.discussion.models.comment import TRANSITIONS, WAITING
from courant.discussion.models.decision import APPEAL_WITHIN
from courant.discussion.paging import Page, page_of
from courant.documents import Label, Rule
from courant.documents.thread import comments_page_of
from courant.press.conversation import page_path

AT_ONCE = 50  # as many as a printed page of a discussion has
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


def sheet_of(key: str, asked: Mapping[str, str], *, now: datetime) -> Page:
    """Some of the comments of the reader with this key, the newest first: those at the place that the address asks for. A
    place where there are none leads to the newest."""
    if not reader_keys.is_key(key):
        return Page([], None, None)
    mine = Comment.objects.filter(reader_hash=reader_keys.hash_of(key)).select_related("thread", "root")
    mine = mine.prefetch_related("decisions__appeal", "revisions")
    page = page_of(mine, "-posted_at", asked, size=AT_ONCE)
    if asked and page.before is None:  # on the way back the first sheet is a full one, whatever came meanwhile
        page = page_of(mine, "-posted_at", {}, size=AT_ONCE)
    return replace(page, rows=[entry_of(comment, now=now) for comment in page.rows])


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
    """How long the latest comments of an edition waited for a moderator, the middle one of them; None if too few did. None
    waits longer than what is recent here: it expires (purging.py). What was brought in from elsewhere has not waited."""
    decided = Decision.objects.filter(
        comment__edition=edition,
        before__in=WAITING,
        revision=None,
        by__isnull=False,
        comment__posted_at__gte=now - RECENT,
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
